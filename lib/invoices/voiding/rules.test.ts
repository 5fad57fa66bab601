import { expect, test } from "vitest";
import { plainDate } from "@/lib/platform/dates";
import type { InvoiceFacts } from "../types";
import { canVoid } from "./rules";

const usd = (minor: bigint) => ({ minor, currency: "USD" });
const at = new Date(0);
const facts: InvoiceFacts = {
  ...{ number: "INV-1", isVoid: false, payable: usd(100n), open: usd(100n), dueOn: plainDate("2028-03-01") },
  ...{ isDisputed: false, underWay: null, onlineLimit: null, partFrom: null, termsAllowOnline: true },
  collector: { name: "Carl Cole", email: "carl.collector@fjord.example", phone: null },
};

test.each([
  [{}, null],
  [{ isDisputed: true }, null],
  [{ payable: usd(0n), open: usd(0n) }, null],
  [{ open: usd(99n) }, "invoice.void_paid"], // paid or credited in part
  [{ open: usd(0n) }, "invoice.void_paid"],
  [{ isVoid: true, open: usd(0n) }, "invoice.void_already"],
  [{ underWay: { by: null, startedAt: at, endsAt: at } }, "invoice.void_under_way"],
])("[DSK, PAY-7] with %o: %s", (change, reason) => {
  const decision = canVoid({ ...facts, ...change });
  expect(decision.allowed ? null : decision.reason).toBe(reason);
});
