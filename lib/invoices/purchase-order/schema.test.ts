import { describe, expect, test } from "vitest";
import { purchaseOrderInput } from "./schema";

describe("what is taken as a PO number", () => {
  const parsed = (poNumber: string) =>
    purchaseOrderInput.safeParse({ reference: "INV-1", revision: "1", scope: "invoice", poNumber });

  test.each([
    ["  4500-1 ", "4500-1"],
    ["Größe 7 / 注文 / Ω", "Größe 7 / 注文 / Ω"],
    ["e\u0301", "\u00e9"],
    ["x".repeat(60), "x".repeat(60)],
    ["", null],
  ])("[INV-5] %j becomes %j", (typed, kept) => {
    expect(parsed(typed).data?.poNumber).toBe(kept);
  });

  test.each([["a\nb"], ["a\u0000b"], ["a\u202eb"], ["a\u2028b"], ["x".repeat(61)]])(
    "[INV-5] %j is refused",
    (typed) => {
      expect(parsed(typed).success).toBe(false);
    },
  );

  test("[INV-5] no choice is no default of the server's", () => {
    expect(purchaseOrderInput.safeParse({ reference: "INV-1", revision: "1", poNumber: "1" }).success).toBe(false);
  });
});
