import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Page, readCursor, toPage } from "./keyset";

type Row = readonly [string, string];

const compare = (left: Row, right: Row): number =>
  left[0] === right[0] ? (left[1] < right[1] ? -1 : 1) : left[0] < right[0] ? -1 : 1;

/** Rows with many equal first columns and a unique second one, in order. */
const anyList: fc.Arbitrary<Row[]> = fc
  .uniqueArray(fc.tuple(fc.constantFrom("2027-01-01", "2027-01-02", "2027-06-30"), fc.string({ maxLength: 8 })), {
    selector: ([, second]) => second,
    maxLength: 60,
  })
  .map((rows) => [...rows].sort(compare));

/** What a query does with a cursor: one row more than fits, backwards when going back. */
function pageOf(list: readonly Row[], size: number, search: { after?: string; before?: string }): Page<Row> {
  const cursor = readCursor(search);
  const found = list.filter((row) => {
    if (!cursor) return true;
    const side = compare(row, cursor.key);
    return row[1] !== cursor.key[1] && (cursor.direction === "after" ? side > 0 : side < 0);
  });
  const ordered = cursor?.direction === "before" ? found.reverse() : found;
  return toPage(ordered.slice(0, size + 1), { size, cursor, keyOf: (row) => row, toRow: (row) => row });
}

describe("a list read page by page", () => {
  test("[CON-1] forward shows every row exactly once, in order, and back again the same", () => {
    fc.assert(
      fc.property(anyList, fc.integer({ min: 1, max: 10 }), (list, size) => {
        const pages = [pageOf(list, size, {})];
        for (let page = pages[0]; page?.next; page = pages.at(-1)) pages.push(pageOf(list, size, { after: page.next }));
        expect(pages.flatMap(({ rows }) => rows)).toEqual(list);
        expect(pages[0]?.previous).toBeNull();
        for (let index = pages.length - 1; index > 0; index -= 1) {
          const before = pages[index]?.previous ?? undefined;
          expect(before).toBeDefined();
          expect(pageOf(list, size, { before: before as string }).rows).toEqual(pages[index - 1]?.rows);
        }
      }),
    );
  });

  test("[CON-1] going back, the first page says that nothing comes before it", () => {
    const list: Row[] = ["a", "b", "c", "d", "e"].map((number) => ["2027-01-01", number]);
    const second = pageOf(list, 2, { after: pageOf(list, 2, {}).next ?? "" });
    const first = pageOf(list, 2, { before: second.previous ?? "" });
    expect(first).toMatchObject({ rows: list.slice(0, 2), previous: null });
    expect(pageOf(list, 2, { after: first.next ?? "" }).rows).toEqual(list.slice(2, 4));
  });

  test("[CON-1] a row that vanished between two pages costs none of the others", () => {
    const list: Row[] = ["a", "b", "c", "d"].map((number) => ["2027-01-01", number]);
    const first = pageOf(list, 2, {});
    const without = list.filter(([, number]) => number !== "b"); // on which the cursor stands
    expect(pageOf(without, 2, { after: first.next ?? "" }).rows).toEqual(list.slice(2));
  });

  test("an empty list is one page without a way on or back", () => {
    expect(pageOf([], 25, {})).toEqual({ rows: [], next: null, previous: null });
  });
});

describe("a cursor", () => {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

  test.each([
    ["nothing", ""],
    ["no base64", "%%%"],
    ["no JSON", Buffer.from("{").toString("base64url")],
    ["a number", encode(5)],
    ["one column", encode(["2027-01-01"])],
    ["three columns", encode(["2027-01-01", "a", "b"])],
    ["numbers for text", encode([1, 2])],
    ["an object", encode({ 0: "a", 1: "b" })],
    ["null", encode(null)],
    ["a column too long", encode(["2027-01-01", "x".repeat(301)])],
    ["bytes that are no text", Buffer.from([0xff, 0xfe, 0x00]).toString("base64url")],
    ["cut in the middle", encode(["2027-01-01", "C-1001"]).slice(0, -4)],
  ])("[ANY-4] made of %s gives the first page", (_what, after) => {
    expect(readCursor({ after })).toBeNull();
    expect(readCursor({ before: after })).toBeNull();
  });

  test("[ANY-4] of any bytes at all is read or refused, and never fails", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json().map(encode)), (text) => {
        const cursor = readCursor({ after: text });
        if (cursor) expect(cursor.key.map((part) => typeof part)).toEqual(["string", "string"]);
      }),
    );
  });
});
