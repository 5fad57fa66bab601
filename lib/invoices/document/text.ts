import { type Typeface, typeface } from "./fonts";

/** Stands where the fonts have no glyph, so that a reader sees that something is missing. */
export const REPLACEMENT = "□";

const LINE_ENDS = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g;
/** Controls, marks that turn the direction of writing, halves of surrogate pairs. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
/** More than a letter of any European language carries: a pile of them would cover the lines above. */
const TOO_MANY_MARKS = /(\p{M}{3})\p{M}+/gu;
/** In both fonts whole; most texts are of nothing else. */
const KNOWN = /^[\x20-\x7e\xa0-\xac\xae-\xff]*$/;

/** Text from people as one line, of what the fonts can show. */
export const oneLine = (text: string): string => printable(text.replace(LINE_ENDS, " ")).replace(/ {2,}/g, " ").trim();

/** Text from people, its line ends kept. */
export const manyLines = (text: string): string =>
  text
    .replace(LINE_ENDS, "\n")
    .split("\n")
    .map((line) => printable(line).trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

function printable(text: string): string {
  if (KNOWN.test(text)) return text;
  const plain = text.normalize("NFC").replaceAll("\t", " ").replace(UNPRINTABLE, "").replace(TOO_MANY_MARKS, "$1");
  const [regular, semibold] = [typeface("regular"), typeface("semibold")];
  const isShown = (part: string): boolean =>
    [...part].every((one) => regular.has(one.codePointAt(0) ?? 0) && semibold.has(one.codePointAt(0) ?? 0));
  return Array.from(plain, (character) => {
    if (isShown(character)) return character;
    const simpler = character.normalize("NFKC");
    return simpler !== character && isShown(simpler) ? simpler : REPLACEMENT;
  }).join("");
}

/** Breaks text into lines no wider than given: between words, and inside a word only where it fills more than a line. */
export function wrapText(text: string, face: Typeface, size: number, width: number): string[] {
  if (!text.includes("\n")) return wrapLine(text, face, size, width);
  return text.split("\n").flatMap((line) => wrapLine(line, face, size, width));
}

function wrapLine(text: string, face: Typeface, size: number, width: number): string[] {
  if (face.widthOf(text, size) <= width) return [text];
  const space = face.widthOf(" ", size);
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(" ").flatMap((one) => splitWord(one, face, size, width))) {
    const length = face.widthOf(word, size);
    if (line !== "" && used + space + length > width) {
      lines.push(line);
      line = "";
    }
    used = line === "" ? length : used + space + length;
    line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
/** A long address or number is best broken after one of these. */
const BREAKS_AFTER = /[-/@._,;:&=?]$/;

function splitWord(word: string, face: Typeface, size: number, width: number): string[] {
  if (face.widthOf(word, size) <= width) return [word];
  const parts: string[] = [];
  let [part, used, good] = ["", 0, 0];
  for (const { segment } of graphemes.segment(word)) {
    const length = face.widthOf(segment, size);
    if (part !== "" && used + length > width) {
      const end = good > part.length / 2 ? good : part.length;
      parts.push(part.slice(0, end));
      part = part.slice(end);
      [used, good] = [face.widthOf(part, size), 0];
    }
    part += segment;
    used += length;
    if (BREAKS_AFTER.test(segment)) good = part.length;
  }
  return [...parts, part];
}
