/** In units of the font: the tables that a font inside a PDF needs besides its outlines. */
const COPIED = ["head", "hhea", "maxp", "cvt ", "fpgm", "prep"] as const;
const DIRECTORY = 12;
const ENTRY = 16;

// A composite glyph's flags (OpenType, table glyf).
const WORD_ARGUMENTS = 0x0001;
const ONE_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const TWO_SCALES = 0x0040;
const FOUR_SCALES = 0x0080;

/** A TrueType file's tables, read once for all documents. */
export type FontTables = ReadonlyMap<string, Buffer>;

export function readFontTables(file: Buffer): FontTables {
  const entries = Array.from({ length: file.readUInt16BE(4) }, (_, index) => DIRECTORY + index * ENTRY);
  return new Map(
    entries.map((at) => {
      const start = file.readUInt32BE(at + 8);
      return [file.toString("latin1", at, at + 4), file.subarray(start, start + file.readUInt32BE(at + 12))];
    }),
  );
}

function tableOf(tables: FontTables, tag: string): Buffer {
  const table = tables.get(tag);
  if (!table) throw new Error(`the font has no table ${tag}`);
  return table;
}

/**
 * The glyphs that one document uses, numbered in the order of their first use. Takes the place of fontkit's subset,
 * which reads and writes every glyph anew and is most of the time a short document takes.
 */
export class GlyphSubset {
  private readonly glyphs: number[] = [];
  private readonly numbers = new Map<number, number>();

  constructor(private readonly tables: FontTables) {
    this.includeGlyph(0);
  }

  includeGlyph(glyph: number): number {
    const known = this.numbers.get(glyph);
    if (known !== undefined) return known;
    this.numbers.set(glyph, this.glyphs.length);
    return this.glyphs.push(glyph) - 1;
  }

  encode(): Buffer {
    const outlines: Buffer[] = [];
    // By index: a composite glyph adds its parts at the end while this runs.
    for (let index = 0; index < this.glyphs.length; index++) outlines.push(this.outline(this.glyphs[index] ?? 0));
    const copies = COPIED.flatMap((tag) => {
      const table = this.tables.get(tag);
      return table ? [[tag, Buffer.from(table)] as const] : [];
    });
    const tables = new Map<string, Buffer>(copies);
    tables.get("head")?.writeInt16BE(1, 50); // Long offsets in loca.
    tables.get("hhea")?.writeUInt16BE(outlines.length, 34);
    tables.get("maxp")?.writeUInt16BE(outlines.length, 4);
    return writeFont(
      tables.set("hmtx", this.metrics()).set("loca", offsetsOf(outlines)).set("glyf", Buffer.concat(outlines)),
    );
  }

  private outline(glyph: number): Buffer {
    const loca = tableOf(this.tables, "loca");
    const isLong = tableOf(this.tables, "head").readInt16BE(50) === 1;
    const offset = (at: number): number => (isLong ? loca.readUInt32BE(at * 4) : loca.readUInt16BE(at * 2) * 2);
    const outline = tableOf(this.tables, "glyf").subarray(offset(glyph), offset(glyph + 1));
    if (outline.length === 0 || outline.readInt16BE(0) >= 0) return outline;
    return this.withOwnParts(Buffer.from(outline));
  }

  /** A composite glyph names its parts by their numbers in the whole font. */
  private withOwnParts(outline: Buffer): Buffer {
    let at = 10;
    let flags = MORE_COMPONENTS;
    while (flags & MORE_COMPONENTS) {
      flags = outline.readUInt16BE(at);
      outline.writeUInt16BE(this.includeGlyph(outline.readUInt16BE(at + 2)), at + 2);
      at += 4 + (flags & WORD_ARGUMENTS ? 4 : 2);
      at += flags & ONE_SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & FOUR_SCALES ? 8 : 0;
    }
    return outline;
  }

  /** Advance and left bearing; glyphs beyond the last full entry share its advance. */
  private metrics(): Buffer {
    const hmtx = tableOf(this.tables, "hmtx");
    const full = tableOf(this.tables, "hhea").readUInt16BE(34);
    const metrics = Buffer.alloc(this.glyphs.length * 4);
    for (const [index, glyph] of this.glyphs.entries()) {
      const isFull = glyph < full;
      metrics.writeUInt16BE(hmtx.readUInt16BE((isFull ? glyph : full - 1) * 4), index * 4);
      metrics.writeInt16BE(hmtx.readInt16BE(isFull ? glyph * 4 + 2 : full * 4 + (glyph - full) * 2), index * 4 + 2);
    }
    return metrics;
  }
}

function offsetsOf(outlines: readonly Buffer[]): Buffer {
  const loca = Buffer.alloc((outlines.length + 1) * 4);
  let offset = 0;
  for (const [index, outline] of outlines.entries()) {
    offset += outline.length;
    loca.writeUInt32BE(offset, (index + 1) * 4);
  }
  return loca;
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;

/** Checksums stay zero: readers of PDF do not look at them. */
function writeFont(tables: ReadonlyMap<string, Buffer>): Buffer {
  const sorted = [...tables].sort(([left], [right]) => (left < right ? -1 : 1));
  const start = DIRECTORY + sorted.length * ENTRY;
  const file = Buffer.alloc(sorted.reduce((length, [, table]) => length + padded(table.length), start));
  const log = Math.floor(Math.log2(sorted.length));
  file.writeUInt32BE(0x00010000, 0);
  file.writeUInt16BE(sorted.length, 4);
  file.writeUInt16BE(ENTRY * 2 ** log, 6);
  file.writeUInt16BE(log, 8);
  file.writeUInt16BE(ENTRY * (sorted.length - 2 ** log), 10);
  let at = start;
  for (const [index, [tag, table]] of sorted.entries()) {
    const entry = DIRECTORY + index * ENTRY;
    file.write(tag, entry, "latin1");
    file.writeUInt32BE(at, entry + 8);
    file.writeUInt32BE(table.length, entry + 12);
    table.copy(file, at);
    at += padded(table.length);
  }
  return file;
}
