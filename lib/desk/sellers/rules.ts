export const sellersPath = (): string => "/desk/sellers";
export const sellerPath = (id: string): string => `/desk/sellers/${id}`;

/** ISO 13616's remainder: letters count from 10, and the whole of it leaves 1. */
function remainderOf(iban: string): number {
  const moved = `${iban.slice(4)}${iban.slice(0, 4)}`;
  return [...moved].reduce((rest, sign) => Number(`${rest}${Number.parseInt(sign, 36)}`) % 97, 0);
}

/** Whether it begins as an IBAN and is none: an account number that no country writes so is left alone. */
export function isMistypedIban(text: string): boolean {
  const bare = text.replace(/\s/g, "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}/.test(bare)) return false;
  return !/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(bare) || remainderOf(bare) !== 1;
}

/** Enough of an account number to know it by, for the audit log and mails. */
export const lastOf = (accountNumber: string): string => `…${accountNumber.replace(/\s/g, "").slice(-4)}`;
