import type { FileFault } from "./types";

export const MOST_BYTES = 10 * 1024 * 1024;
export const MOST_FILES_AT_ONCE = 5;
/** Of one dispute, transfer or case. */
export const MOST_FILES_OF_ONE = 30;
const LONGEST_NAME = 100;

/**
 * What is taken, by what the bytes say, with the ending it is given. Nothing that a browser or an office program would run:
 * no pages, no drawings with scripts in them, no documents with macros, no archives.
 */
const ENDINGS: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "image/heic": "heic",
  "text/plain": "txt",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.oasis.opendocument.text": "odt",
  "application/vnd.oasis.opendocument.spreadsheet": "ods",
};

export const isTaken = (type: string): boolean => type in ENDINGS;

/** For the browser's own picker, which is a help and no check. */
export const PICKED = [...Object.values(ENDINGS), "jpeg", "csv"].map((ending) => `.${ending}`).join(",");

export const filePath = (id: string): string => `/api/files/${id}`;

/**
 * The name a file goes by here: what its owner calls it, without folders, odd characters and every ending it claims, and
 * with the ending of what it is: `scan.pdf.exe` that holds a PDF is `scan.pdf`.
 */
export function keptName(claimed: string, type: string): string {
  const last = claimed.split(/[/\\]/).at(-1) ?? "";
  // Control characters, and those that turn the reading direction round, hide what a name ends with.
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, "").trim();
  const bare = plain.replace(/(\.[A-Za-z0-9]{1,5})+$/, "").replace(/^\.+/, "");
  return `${[...bare].slice(0, LONGEST_NAME).join("").trim() || "file"}.${ENDINGS[type] ?? "bin"}`;
}

const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0c, 0x0d]);

/** Whether bytes that are nothing else are plain text: UTF-8, nothing but text in it, and no page or drawing by its first sign. */
export function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => (byte < 0x20 && !TEXT_CONTROLS.has(byte)) || byte === 0x7f)) return false;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.trim().length > 0 && !/^\s*</.test(text);
  } catch {
    return false;
  }
}

const FAULTS: readonly FileFault[] = ["empty", "too_big", "type", "infected", "unchecked", "full"];
/** What became of a whole upload where it is not told file by file. */
export const WHOLE_FAULTS = ["none", "too_many", "malformed", "too_much", "closed", "case_closed", "slow"] as const;
export type WholeFault = (typeof WHOLE_FAULTS)[number];
export type FileFate = FileFault | "added";

/** What became of each file, as the address of the page that tells of it has it: in their order, no names. */
export const fatesInAddress = (fates: readonly FileFate[] | WholeFault): string =>
  typeof fates === "string" ? fates : fates.join(".");

/** Read back; null for anything made up. */
export function readFates(text: string | undefined): readonly FileFate[] | WholeFault | null {
  if (!text) return null;
  const whole = WHOLE_FAULTS.find((fault) => fault === text);
  if (whole) return whole;
  const fates = text.split(".");
  const known: readonly FileFate[] = ["added", ...FAULTS];
  const read = fates.map((fate) => known.find((one) => one === fate));
  return fates.length <= MOST_FILES_AT_ONCE && read.every((fate) => fate !== undefined) ? read : null;
}
