/** How each file in a zip of ours begins; no document holds these eight bytes by chance. */
const BEGINNING = [0x50, 0x4b, 0x03, 0x04, 0x2d, 0x00, 0x08, 0x08];

/** Counts the files that have come so far, however the bytes are cut into pieces. */
export function fileCounter(): (piece: Uint8Array) => number {
  let matched = 0;
  let count = 0;
  return (piece) => {
    for (const byte of piece) {
      // The first byte stands nowhere else in it, so a broken-off match can only begin anew here.
      matched = byte === BEGINNING[matched] ? matched + 1 : byte === BEGINNING[0] ? 1 : 0;
      if (matched < BEGINNING.length) continue;
      count += 1;
      matched = 0;
    }
    return count;
  };
}

/** The name the server gave to a file. */
export const nameIn = (disposition: string | null): string =>
  /filename="([\w.-]+)"/.exec(disposition ?? "")?.[1] ?? "invoices.zip";
