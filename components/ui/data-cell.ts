import type { Tone } from "./status";

const encoded = (...parts: readonly string[]): string =>
  parts.map((part) => part.replace(/[\b\f\r\t\n]/g, " ")).join("\f");

/** The pieces of which a cell of a `DataTable` is made, as they are. */
export const plain = (text: string): string => encoded(text);

/** Muted. */
export const quiet = (text: string): string => encoded(text, "quiet");

/** Muted, on a line of its own below what stands before it. */
export const below = (text: string): string => encoded(text, "below");

/** A state as dot and word. */
export const state = (word: string, tone: Tone): string => encoded(word, tone);

/** To a path of ours. The label is what the link is called for whoever cannot see where it stands. */
export function linked(text: string, path: string, label = ""): string {
  if (!/^\/(?!\/)/.test(path)) throw new Error(`not a path of ours: ${path}`);
  return encoded(text, path, label);
}

/** Pieces beside each other. */
export const beside = (...pieces: readonly string[]): string => pieces.join("\b");

/** A list within a cell: one line each. */
export const listed = (lines: readonly string[]): string => lines.join("\r");

/** The lines of a cell, each its pieces. */
export const cellLines = (cell: string): { text: string; look: string; label: string }[][] =>
  cell.split("\r").map((line) =>
    line.split("\b").map((part) => {
      const [text = "", look = "", label = ""] = part.split("\f");
      return { text, look, label };
    }),
  );
