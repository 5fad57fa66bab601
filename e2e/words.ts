/** A day as the pages write it in English: `2027-05-08` is "8 May 2027", or "8 May 2027" with the month in full. */
export function inWords(day: string, month: "short" | "long" = "short"): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month, year: "numeric", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** So many days after a day, before it where negative. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
