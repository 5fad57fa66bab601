import { inflateSync } from "node:zlib";

interface PdfObject {
  /** Everything but the stream. */
  readonly body: string;
  /** Unpacked. */
  readonly stream: string | null;
}

/** What a test asks of a PDF, read from its bytes by no library that would forgive anything. */
export class PdfFile {
  private readonly objects = new Map<number, PdfObject>();
  readonly trailer: string;

  constructor(file: Buffer) {
    const text = file.toString("latin1");
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
    const table = /^xref\n0 \d+\n([\s\S]*?)trailer\n([\s\S]*)$/.exec(text.slice(start));
    this.trailer = table?.[2] ?? "";
    for (const [index, entry] of (table?.[1] ?? "").trim().split("\n").entries()) {
      if (index > 0) this.objects.set(index, readObject(text, Number(entry.slice(0, 10)), index));
    }
  }

  object(reference: string | undefined): PdfObject {
    const found = this.objects.get(Number.parseInt(reference ?? "", 10));
    if (!found) throw new Error(`no object ${reference}`);
    return found;
  }

  get catalog(): string {
    return this.object(refer(this.trailer, "Root")).body;
  }

  /** A value of the information about the document; pdfkit writes each as an object. */
  info(key: string): string | undefined {
    const reference = refer(this.object(refer(this.trailer, "Info")).body, key);
    return reference === undefined ? undefined : this.object(reference).body;
  }

  get pageCount(): number {
    return this.pages.length;
  }

  /** The text of each page, a line for each piece that was drawn. */
  get texts(): string[] {
    return this.pages.map((page) => {
      const fonts = this.fontsOf(page.body);
      return readText(this.object(refer(page.body, "Contents")).stream ?? "", fonts);
    });
  }

  get text(): string {
    return this.texts.join("\n");
  }

  /** Objects whose dictionary says this. */
  having(pattern: RegExp): PdfObject[] {
    return [...this.objects.values()].filter(({ body }) => pattern.test(body));
  }

  /** What a reader acts upon: all but texts, fonts and the description in XML. */
  get syntax(): string {
    const parts = [...this.objects.values()].map(({ body, stream }) =>
      /\/Subtype \/XML|\/Length1|\/CMapName/.test(body) ? body : `${body}\n${isInstructions(stream) ? stream : ""}`,
    );
    return [...parts, this.trailer].join("\n").replace(/\((?:\\[\s\S]|[^\\()])*\)/g, "()");
  }

  private get pages(): PdfObject[] {
    const kids = /\/Kids \[(.*?)\]/.exec(this.object(refer(this.catalog, "Pages")).body)?.[1] ?? "";
    return [...kids.matchAll(/(\d+) 0 R/g)].map(([, number]) => this.object(number));
  }

  private fontsOf(page: string): Map<string, string[]> {
    const resources = this.object(refer(page, "Resources")).body;
    const fonts = [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)];
    return new Map(
      fonts.map(([, name = "", number]) => {
        const map = this.object(refer(this.object(number).body, "ToUnicode")).stream ?? "";
        return [name, readMap(map)];
      }),
    );
  }
}

const refer = (body: string, key: string): string | undefined => new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1];

const isInstructions = (stream: string | null): boolean => / Tf\n| re\n/.test(stream ?? "");

function readObject(text: string, offset: number, number: number): PdfObject {
  const head = `${number} 0 obj\n`;
  if (!text.startsWith(head, offset)) throw new Error(`no object ${number} at ${offset}`);
  const end = text.indexOf("endobj", offset);
  const streamAt = text.indexOf("\nstream\n", offset);
  if (streamAt === -1 || streamAt > end) return { body: text.slice(offset + head.length, end), stream: null };
  const body = text.slice(offset + head.length, streamAt);
  const raw = text.slice(streamAt + 8, streamAt + 8 + Number(/\/Length (\d+)/.exec(body)?.[1]));
  const isPacked = body.includes("/FlateDecode");
  return { body, stream: isPacked ? inflateSync(Buffer.from(raw, "latin1")).toString("latin1") : raw };
}

/** Glyph number to text. */
function readMap(map: string): string[] {
  const texts: string[] = [];
  for (const [, from = "", list = ""] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[(.*?)\]/g)) {
    const codes = [...list.matchAll(/<(.*?)>/g)].map(([, hex = ""]) => fromHex(hex));
    for (const [index, code] of codes.entries()) texts[Number.parseInt(from, 16) + index] = code;
  }
  return texts;
}

const fromHex = (hex: string): string =>
  hex
    .split(" ")
    .map((unit) => String.fromCharCode(Number.parseInt(unit, 16)))
    .join("");

function readText(content: string, fonts: ReadonlyMap<string, readonly string[]>): string {
  return [...content.matchAll(/BT\n([\s\S]*?)\nET/g)]
    .map(([, block = ""]) => {
      const glyphs = fonts.get(/\/(F\d+) /.exec(block)?.[1] ?? "") ?? [];
      const hex = [...block.matchAll(/<([0-9a-f]+)>/g)].map(([, run = ""]) => run).join("");
      return (hex.match(/.{4}/g) ?? []).map((glyph) => glyphs[Number.parseInt(glyph, 16)] ?? "?").join("");
    })
    .join("\n");
}
