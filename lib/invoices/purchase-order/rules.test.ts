import { expect, test } from "vitest";
import { canChangePurchaseOrder, revisionPdfPath } from "./rules";

const collector = { name: "Carl", email: "carl@fjord.example", phone: null };
const underWay = (by: string | null) => ({ by, startedAt: new Date(0), endsAt: new Date(1) });

test.each([
  [{ isVoid: false, underWay: null }, null],
  [{ isVoid: true, underWay: null }, "purchase_order.void"],
  [{ isVoid: false, underWay: underWay(null) }, "purchase_order.under_way"],
  [{ isVoid: false, underWay: underWay("Ada Byron") }, "purchase_order.under_way_by"],
  [{ isVoid: true, underWay: underWay("Ada Byron") }, "purchase_order.void"],
])("[INV-5, WHY-1] the PO number of %j: %s", (facts, reason) => {
  const decision = canChangePurchaseOrder({ ...facts, collector });
  expect(decision.allowed ? null : decision.reason).toBe(reason);
  if (!decision.allowed) expect(decision.ask).toEqual(collector);
});

test("[INV-5] a revision's document has an address of its own", () => {
  expect(revisionPdfPath("INV-1~2", 1)).toBe("/api/invoices/INV-1~2/pdf?revision=1");
});
