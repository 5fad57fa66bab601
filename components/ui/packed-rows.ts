/**
 * Rows of texts as one text, on their way from the server to the component that draws them: as separate values they cost
 * more to send and read than to draw. A tab or a new line within a text becomes a space.
 */
export const packRows = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map((cell) => cell.replace(/[\t\n]/g, " ")).join("\t")).join("\n");

/** What was packed, cell by cell. */
export const unpackRows = (packed: string): string[][] =>
  packed === "" ? [] : packed.split("\n").map((row) => row.split("\t"));
