import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { plainDate } from "@/lib/platform/dates";
import { notePage } from "@/lib/platform/pages-first";
import { zipOf } from "./archive";
import { namesInZip } from "./rules";
import { chosenInSearch, MOST_IN_ZIP } from "./schema";

const invoices = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({
    ...{ reference: `INV-${nth}`, number: `INV-${nth}`, issuedOn: plainDate("2027-01-01") },
  }));
const left = (numbers: readonly string[]) => ({ name: "not-included.txt", text: numbers.join("\n") });

test("[INV-8] a document is made when it is wanted, and none once its reader is gone", async () => {
  let made = 0;
  const make = async () => {
    made += 1;
    return new Uint8Array(10_000);
  };
  const reader = zipOf(invoices(500), { make, left }).getReader();
  expect(made).toBe(0);
  while (made < 5) await reader.read();
  await reader.cancel();
  const then = made;
  await new Promise((resolve) => setImmediate(resolve));
  expect(made).toBe(then);
  expect(made).toBeLessThan(8);
});

test("[INV-8, P2] the next document waits while a page is being made", async () => {
  let made = 0;
  const make = async () => {
    made += 1;
    return new Uint8Array(10);
  };
  const page = new EventEmitter() as ServerResponse;
  notePage("/invoices", page);
  const text = new Response(zipOf(invoices(2), { make, left })).text();
  await nextTurn();
  expect(made).toBe(0);
  page.emit("close");
  await text;
  expect(made).toBe(2);
});

test("[INV-8] what cannot be made is named in the zip, and the others are in it", async () => {
  const make = async ({ number }: { number: string }) => {
    if (number === "INV-1") throw new Error("no");
    return new TextEncoder().encode(`the text of ${number}`);
  };
  const text = await new Response(zipOf(invoices(3), { make, left })).text();
  expect(text).toContain("the text of INV-0");
  expect(text).toContain("the text of INV-2");
  expect(text).not.toContain("INV-1.pdfthe text");
  expect(text).toMatch(/not-included\.txtINV-1/);
});

test("[INV-8, F2] every file has a name of its own, of harmless letters", () => {
  const names = namesInZip(["INV-1", "inv-1", "INV-1~2", "INV-1-2", "../../x", "請求", "請求2", "a\r\nb"]);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(8);
  for (const name of names) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*\.pdf$/);
});

test("[INV-8] an address names each invoice once, and 500 at most", () => {
  expect(chosenInSearch(new URLSearchParams("?invoice=A&invoice=B&invoice=A&invoice="))).toEqual(["A", "B"]);
  const many = (count: number) =>
    chosenInSearch(new URLSearchParams(invoices(count).map(({ number }) => ["invoice", number])));
  expect(many(MOST_IN_ZIP)).toHaveLength(MOST_IN_ZIP);
  expect(many(MOST_IN_ZIP + 1)).toBeNull();
  expect(chosenInSearch(new URLSearchParams([["invoice", "x".repeat(121)]]))).toBeNull();
});
