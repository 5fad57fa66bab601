import fc from "fast-check";
import { expect, test } from "vitest";
import { attemptNamed, metadataOf, readDescription } from "./rules";
import type { Described } from "./types";

const anyShare = fc.record({ invoiceId: fc.uuid(), minor: fc.bigInt({ min: 1n, max: 999_999_999_999_999n }) });
const anyDescribed: fc.Arbitrary<Described> = fc.record({
  ...{ attemptId: fc.uuid(), accountId: fc.uuid(), payerId: fc.option(fc.uuid()), methodId: fc.option(fc.uuid()) },
  ...{ locale: fc.constantFrom("en", "sv"), means: fc.constantFrom("card", "bank_debit") },
  shares: fc.array(anyShare, { minLength: 1, maxLength: 50 }),
});

test("[M1, P1] what the provider is told of an attempt says all of it, within what the provider keeps", () => {
  fc.assert(
    fc.property(anyDescribed, (described) => {
      const metadata = metadataOf(described);
      expect(readDescription(metadata)).toEqual(described);
      expect(attemptNamed(metadata)).toBe(described.attemptId);
      expect(Object.keys(metadata).length).toBeLessThanOrEqual(50);
      for (const [key, value] of Object.entries(metadata))
        expect([key.length <= 40, value.length <= 500]).toEqual([true, true]);
    }),
  );
});

const ID = "3f2c1b0a-0000-4000-8000-000000000001";
const whole = metadataOf({
  ...{ attemptId: ID, accountId: ID, payerId: null, methodId: null, locale: "en", means: "card" },
  shares: [{ invoiceId: ID, minor: 5_000n }],
});

test.each([
  [{ attempt: ID }, ID],
  [{ ...whole, account: "acme" }, ID],
  [{ ...whole, payer: "x" }, ID],
  [{ ...whole, means: "cash" }, ID],
  [{ ...whole, locale: "" }, ID],
  [{ ...whole, invoices_0: `${ID}:-5` }, ID],
  [{ ...whole, invoices_0: "'; DROP TABLE invoice; --" }, ID],
  [{ ...whole, attempt: "another shop's order" }, null],
  [{}, null],
])("[M2] what is not of this shape is no description: %j", (metadata, attempt) => {
  expect(readDescription(metadata as Record<string, string>)).toBeNull();
  expect(attemptNamed(metadata as Record<string, string>)).toBe(attempt);
});
