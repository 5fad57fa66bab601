import fc from "fast-check";
import { expect, test } from "vitest";
import { zipOf } from "@/lib/invoices/zip/archive";
import { plainDate } from "@/lib/platform/dates";
import { fileCounter, nameIn } from "./zip-reading";

async function zipped(count: number): Promise<Uint8Array> {
  const invoices = Array.from({ length: count }, (_, nth) => ({
    ...{ reference: `INV-${nth}`, number: `INV-${nth}`, issuedOn: plainDate("2027-01-01") },
  }));
  const make = async () => new Uint8Array([0x50, 0x4b, 0x03, 0x50, 0x4b, 0x03, 0x04, 0x2d]);
  const left = () => ({ name: "left.txt", text: "" });
  return new Uint8Array(await new Response(zipOf(invoices, { make, left })).arrayBuffer());
}

test("[INV-8] the files of a zip are counted however its bytes come", async () => {
  const bytes = await zipped(7);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: bytes.length }), { maxLength: 30 }), (cuts) => {
      const places = [0, ...[...cuts].sort((left, right) => left - right), bytes.length];
      const count = fileCounter();
      const counted = places.slice(1).map((place, index) => count(bytes.subarray(places[index], place)));
      expect(counted.at(-1)).toBe(7);
      expect(counted).toEqual([...counted].sort((left, right) => left - right));
    }),
  );
});

test.each([
  ['attachment; filename="invoices-3.zip"', "invoices-3.zip"],
  ['attachment; filename="../x"', "invoices.zip"],
  [null, "invoices.zip"],
])("[F2] %j is saved as %s", (given, name) => {
  expect(nameIn(given)).toBe(name);
});
