import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create, type Font, type Glyph, type GlyphPosition } from "fontkit";
import { type FontTables, GlyphSubset, readFontTables } from "./glyph-subset";

const FOLDER = "node_modules/@expo-google-fonts/inter";
const FILES = {
  regular: "400Regular/Inter_400Regular.ttf",
  semibold: "600SemiBold/Inter_600SemiBold.ttf",
} as const;

export type Weight = keyof typeof FILES;

/** No ligatures, so that "->" stays what was written. */
const FEATURES = { calt: false, liga: false };
/** Figures of one width, so that columns line up. It would widen hyphens too. */
const FIGURE_FEATURES = { ...FEATURES, tnum: true };

interface Run {
  readonly glyphs: Glyph[];
  readonly positions: GlyphPosition[];
  readonly advanceWidth: number;
}

/** A font opened once for all documents: pdfkit embeds it, and text is measured with it. */
export interface Typeface {
  /** What pdfkit takes instead of a file. */
  readonly source: Buffer;
  has(codePoint: number): boolean;
  widthOf(text: string, size: number): number;
}

const opened = new Map<Weight, Typeface>();

export function typeface(weight: Weight): Typeface {
  const known = opened.get(weight);
  if (known) return known;
  const made = openTypeface(readFileSync(join(process.cwd(), FOLDER, FILES[weight])));
  opened.set(weight, made);
  return made;
}

function openTypeface(file: Buffer): Typeface {
  const font = create(file);
  if (!("layout" in font)) throw new Error("a collection of fonts, not a font");
  const shaper = new Shaper(font);
  // Decoded anew each time that fontkit is asked.
  const { unitsPerEm } = font;
  const tables: FontTables = readFontTables(file);
  const source: Font = Object.create(font, {
    layout: { value: (text: string) => shaper.layout(text) },
    createSubset: { value: () => new GlyphSubset(tables) },
  });
  return {
    // pdfkit takes an opened font too, which its types do not know; opening one takes longer than an invoice.
    source: source as unknown as Buffer,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    widthOf: (text, size) => (shaper.widthOf(text) * size) / unitsPerEm,
  };
}

/** A letter with the marks on it, as fontkit lays it out on its own. */
interface Letter {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly GlyphPosition[];
  readonly advance: number;
}

const HAS_MARK = /\p{M}/u;
const WITH_MARKS = /\P{M}\p{M}*|\p{M}+/gu;
const IS_FIGURE = /\d/;
/** No kerning beside figures, which stand in columns, nor beside spaces, where pdfkit takes words apart. */
const STANDS_ALONE = /[\d\s]|.\p{M}/u;
/** Far more than any European language has; beyond it the oldest is forgotten first. */
const MOST_REMEMBERED = 20_000;

/**
 * fontkit takes about a millisecond a word, and the fonts have only single letters and the space between two of them to
 * say. Both are asked for once in the life of the process.
 */
class Shaper {
  private readonly letters = new Map<string, Letter>();
  private readonly pairs = new Map<string, number>();

  constructor(private readonly font: Font) {}

  /** New positions each time: pdfkit scales them in place. */
  layout(text: string): Run {
    const glyphs: Glyph[] = [];
    const positions: GlyphPosition[] = [];
    const letters = lettersOf(text);
    for (const [index, character] of letters.entries()) {
      const letter = this.letter(character);
      for (const glyph of letter.glyphs) glyphs.push(glyph);
      for (const { xAdvance, yAdvance, xOffset, yOffset } of letter.positions)
        positions.push({ xAdvance, yAdvance, xOffset, yOffset });
      const last = positions.at(-1);
      if (last) last.xAdvance += this.kerning(character, letters[index + 1]);
    }
    return { glyphs, positions, advanceWidth: this.widthOf(text) };
  }

  widthOf(text: string): number {
    let width = 0;
    let previous: string | undefined;
    for (const character of lettersOf(text)) {
      width += this.letter(character).advance + (previous === undefined ? 0 : this.kerning(previous, character));
      previous = character;
    }
    return width;
  }

  private letter(character: string): Letter {
    return remembered(this.letters, character, () => {
      const run = this.font.layout(character, IS_FIGURE.test(character) ? FIGURE_FEATURES : FEATURES);
      return { glyphs: run.glyphs, positions: run.positions, advance: run.advanceWidth };
    });
  }

  private kerning(left: string, right: string | undefined): number {
    if (right === undefined || STANDS_ALONE.test(left) || STANDS_ALONE.test(right)) return 0;
    return remembered(this.pairs, left + right, () => {
      const run = this.font.layout(left + right, FEATURES);
      return run.glyphs.length === 2 ? (run.positions[0]?.xAdvance ?? 0) - this.letter(left).advance : 0;
    });
  }
}

const lettersOf = (text: string): readonly string[] =>
  HAS_MARK.test(text) ? (text.match(WITH_MARKS) ?? []) : [...text];

function remembered<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key) ?? make();
  if (known.has(key)) return value;
  if (known.size >= MOST_REMEMBERED) known.delete(known.keys().next().value ?? "");
  known.set(key, value);
  return value;
}
