import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CSV_BATCH, type CsvColumn, type CsvFile, csvResponse, inBatches } from "./csv";
import { plainDate } from "./dates";
import { money } from "./money";
import { notePage } from "./pages-first";

async function* each<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

const TEXT: readonly CsvColumn<string>[] = [
  { header: "Text", kind: "text", value: (row) => row },
  { header: "Last", kind: "text", value: () => "end" },
];

const body = async <Row>(file: CsvFile<Row>): Promise<string> => {
  const bytes = new Uint8Array(await (await csvResponse(file)).arrayBuffer());
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
};

/** Reads RFC 4180 as a spreadsheet does, with any separator: quotes count only where a field begins. */
function read(text: string, separator: string): string[][] {
  const records: string[][] = [[]];
  let at = 0;
  const field = (): string => {
    let value = "";
    if (text[at] === '"') {
      for (at += 1; at < text.length; at += 1) {
        if (text[at] !== '"') value += text[at];
        else if (text[at + 1] !== '"') break;
        else {
          at += 1;
          value += '"';
        }
      }
      at += 1;
    }
    while (at < text.length && text[at] !== separator && text[at] !== "\r" && text[at] !== "\n") value += text[at++];
    return value;
  };
  while (at < text.length) {
    records.at(-1)?.push(field());
    if (text[at] === separator) at += 1;
    else if (at < text.length) {
      at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
      if (at < text.length) records.push([]);
    }
  }
  return records;
}

const cellsOf = (text: string, separator: string): string[] => read(text.slice(1), separator).flat();
const isFormula = (cell: string): boolean =>
  /^[\s\p{Cf}]*[=+\-@\u2212＝＋－＠﹢﹣﹦﹫]/u.test(cell) || /^[\t\r\n]/.test(cell);

const BEFORE = [
  "",
  " ",
  "\t",
  "\r",
  "\n",
  "\r\n",
  '"',
  '""',
  ";",
  ",",
  "a;",
  "a,",
  "a\n",
  "a\r\n",
  "x\t",
  "\u00a0",
  "\ufeff",
  "\u200b",
];
const SIGNS = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹢", "﹣", "﹦", "﹫", "\u2212"];
const AFTER = ["1+1", "cmd|'/C calc'!A0", 'HYPERLINK("http://x.example","y")', "SUM(1;2)", '2","=3', "4\r\n=5", "6;@7"];
const PAYLOADS = BEFORE.flatMap((before) => SIGNS.flatMap((sign) => AFTER.map((after) => before + sign + after)));

describe("what a spreadsheet would run", () => {
  test(`[F2] none of ${PAYLOADS.length} payloads begins a cell, whatever separates cells`, async () => {
    expect(PAYLOADS.length).toBeGreaterThan(500);
    const text = await body({ name: "x", columns: TEXT, rows: each(PAYLOADS) });
    for (const separator of [",", ";", "\t"]) expect(cellsOf(text, separator).filter(isFormula)).toEqual([]);
  });

  test("[F2] nor does any text at all", async () => {
    const dangerous = fc.string({ unit: fc.constantFrom(..."=+-@;,\"'\t\r\n a1＝".split("")), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(dangerous, { minLength: 1, maxLength: 5 }), async (rows) => {
        const text = await body({ name: "x", columns: TEXT, rows: each(rows) });
        for (const separator of [",", ";", "\t"]) expect(cellsOf(text, separator).filter(isFormula)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("[F2] only what needs it gets the mark before it; a name with a hyphen in it does not", async () => {
    const plain = [
      "Acme-Robotics",
      "4500-1",
      "a=b",
      "ada@acme.example",
      "'quoted'",
      "",
      "Åsa, Öberg",
      "two\nlines",
      'say "hi"',
    ];
    const text = await body({ name: "x", columns: TEXT, rows: each(plain) });
    expect(
      read(text.slice(1), ",")
        .slice(1)
        .map(([first]) => first),
    ).toEqual(plain);
  });
});

describe("what a file looks like", () => {
  type Row = { what: string; count: number; on: string; minor: bigint };
  const columns: readonly CsvColumn<Row>[] = [
    { header: "What", kind: "text", value: ({ what }) => what },
    { header: "Count", kind: "number", value: ({ count }) => count },
    { header: "On", kind: "date", value: ({ on }) => plainDate(on) },
    { header: "Amount", kind: "money", value: ({ minor }) => money(minor, "USD") },
    { header: "Currency", kind: "text", value: () => "USD" },
  ];
  const rows: Row[] = [{ what: 'a "b", c', count: -2.5, on: "2026-11-22", minor: -123456n }];

  test("[F2] mark, head, CRLF after every record; numbers are numbers, with a point, below zero too", async () => {
    expect(await body({ name: "x", columns, rows: each(rows) })).toBe(
      '\uFEFFWhat,Count,On,Amount,Currency\r\n"a ""b"", c",-2.5,2026-11-22,-1234.56,USD\r\n',
    );
  });

  test("without rows it is its head", async () => {
    expect(await body({ name: "x", columns, rows: each<Row>([]) })).toBe("\uFEFFWhat,Count,On,Amount,Currency\r\n");
  });

  test("what is no number does not become one", async () => {
    await expect(
      body({ name: "x", columns, rows: each([{ ...rows[0], count: Number.NaN } as Row]) }),
    ).rejects.toThrow();
  });

  test.each([
    ["payments 2026-11", "payments-2026-11.csv"],
    ['a"\r\nSet-Cookie: x=1', "a-Set-Cookie-x-1.csv"],
    ["../../etc/passwd", "etc-passwd.csv"],
    ["=cmd", "cmd.csv"],
    ["\r\n", "document.csv"],
  ])("[F2] called %j it is saved as %s, and kept by nobody [A6]", async (name, saved) => {
    const { headers } = await csvResponse({ name, columns, rows: each(rows) });
    expect(headers.get("content-disposition")).toBe(`attachment; filename="${saved}"`);
    expect(headers.get("content-type")).toMatch(/^text\/csv; charset=utf-8/);
    expect(headers.get("cache-control")).toBe("private, no-store");
  });
});

describe("how it is read", () => {
  /** A list of so many rows, which counts how often it is asked. */
  const list = (size: number) => {
    const asked = { times: 0 };
    const rows = inBatches<number>(async (last) => {
      asked.times += 1;
      const from = last === null ? 0 : last + 1;
      return Array.from({ length: Math.min(CSV_BATCH, size - from) }, (_, index) => from + index);
    });
    return { asked, rows };
  };
  const NUMBERS: readonly CsvColumn<number>[] = [{ header: "N", kind: "number", value: (row) => row }];

  test.each([0, 1, CSV_BATCH - 1, CSV_BATCH, CSV_BATCH + 1, 3 * CSV_BATCH])(
    "%i rows are all there, once",
    async (size) => {
      const { rows } = list(size);
      const lines = (await body({ name: "x", columns: NUMBERS, rows })).slice(1).split("\r\n");
      expect(lines).toEqual(["N", ...Array.from({ length: size }, (_, index) => String(index)), ""]);
    },
  );

  test("no more is asked for than is taken, and nothing once the reader is gone", async () => {
    const { asked, rows } = list(50 * CSV_BATCH);
    const reader = (await csvResponse({ name: "x", columns: NUMBERS, rows })).body?.getReader();
    for (let nth = 0; nth < 8; nth += 1) await reader?.read();
    // Each time 200 rows.
    expect(asked.times).toBe(Math.ceil((8 * 200) / CSV_BATCH));
    await reader?.cancel();
    expect((await rows.next()).done).toBe(true);
    expect(asked.times).toBe(Math.ceil((8 * 200) / CSV_BATCH));
  });

  test("[P2] the next rows wait while a page is being made", async () => {
    const { asked, rows } = list(2 * CSV_BATCH);
    const page = new EventEmitter() as ServerResponse;
    notePage("/invoices", page);
    for (let nth = 0; nth < CSV_BATCH; nth += 1) await rows.next();
    const next = rows.next();
    await nextTurn();
    expect(asked.times).toBe(1);
    page.emit("close");
    await next;
    expect(asked.times).toBe(2);
  });

  test("[P2] what cannot be read breaks the file off, and fails as a whole where it was the first row", async () => {
    const broken = (after: number) =>
      inBatches<number>(async (last) => {
        if ((last ?? 0) >= after) throw new Error("the database is gone");
        return Array.from({ length: CSV_BATCH }, (_, index) => (last ?? 0) + index + 1);
      });
    await expect(csvResponse({ name: "x", columns: NUMBERS, rows: broken(0) })).rejects.toThrow("gone");
    await expect(body({ name: "x", columns: NUMBERS, rows: broken(CSV_BATCH) })).rejects.toThrow("gone");
  });
});
