/** A name for a file to be saved: of letters and digits of ours, whatever the thing in it is called [F2]. */
export function fileName(name: string, ending: string): string {
  const safe = name
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[.-]+/, "")
    .slice(0, 80);
  return `${safe || "document"}.${ending}`;
}
