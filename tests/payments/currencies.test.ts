import { beforeEach, expect, test, vi } from "vitest";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { checkLedger } from "@/lib/payments/ledger-check/queries";
import { lineOf } from "@/lib/payments/ledger-check/rules";
import { settleReversals } from "@/lib/payments/reversals/commands/settle-reversals";
import { takeLostReversals } from "@/lib/payments/reversals/tasks";
import { freshInvoice } from "../faults/fresh-invoice";
import { rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { refusalOf } from "../setup/outcome";
import { attemptAt, openOn, paidOn, pay } from "./paying";
import { forgetMethods, paySaved, savedAttemptAt, saveMethod } from "./saving";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const [ADA, BEN] = ["ada@acme.example", "ben@acme.example"];

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
  for (const currency of ["ISK", "UGX", "MGA", "KWD"])
    await rows(
      `INSERT INTO seller_currency (seller_entity_id, currency, online_limit_minor, part_payment_from_minor, bank_debit,
                                    bank_name, account_holder, account_number, bank_code)
       SELECT seller_entity_id, $1, 100000000, NULL, false, bank_name, account_holder, account_number, bank_code
       FROM seller_currency WHERE currency = 'USD'`,
      [currency],
    );
});

/** What the check of the ledger finds to say, the provider's charges and what went back of them included. */
async function disagreements(): Promise<string[]> {
  const lines: string[] = [];
  const { uncompared } = await checkLedger("whole", (finding) => lines.push(lineOf(finding)));
  expect(uncompared).toBeNull();
  return lines.filter((line) => line.startsWith("charge") || line.startsWith("refund") || line.includes("CUR-"));
}

const chargesOf = async (attempt: string) => (await sandbox.control.charges({ attempt })).charges;

test.each([
  ["ISK", 5_000, 500_000, 1_000, 100_000],
  ["UGX", 7_000, 700_000, 7_000, 700_000],
  ["MGA", 500_000, 5_000, 10_000, 100],
  ["KWD", 12_340, 12_340, 1_000, 1_000],
])(
  "[M2, M3] %s: %s here is charged as %s, and what goes back is as much here",
  async (currency, minor, there, back, backThere) => {
    const number = await freshInvoice(`CUR-${currency}`, { minor, currency });
    await pay(BEN, number);
    const { id, session } = await attemptAt(number);
    await sandbox.control.pay(session, { card: "4242424242424242" });
    await settleAttempt(id);
    expect([await openOn(number), await paidOn(number)]).toEqual([0, [minor]]);
    const [charge] = await chargesOf(id);
    expect([charge?.amount, charge?.currency]).toEqual([there, currency.toLowerCase()]);
    await sandbox.control.refund(charge?.id ?? "", backThere);
    await settleReversals(charge?.id ?? "");
    expect(
      await rows("SELECT amount_minor::int AS minor, currency FROM refund WHERE currency = $1", [currency]),
    ).toEqual([{ minor: back, currency }]);
    await takeLostReversals();
    expect(await disagreements()).toEqual([]);
  },
);

test("[M2, M3] ISK with a saved method, which the bank takes back", async () => {
  await forgetMethods();
  const visa = await saveMethod(sandbox, "Acme US");
  const number = await freshInvoice("CUR-1", { minor: 5_000, currency: "ISK" });
  await paySaved(ADA, number, visa.id);
  const [charge] = await chargesOf((await savedAttemptAt(number)).id);
  expect([charge?.amount, await openOn(number)]).toEqual([500_000, 0]);
  await sandbox.control.dispute(charge?.id ?? "", "needs_response");
  await sandbox.control.dispute(charge?.id ?? "", "lost");
  await settleReversals(charge?.id ?? "");
  expect(await openOn(number)).toBe(5_000);
  await takeLostReversals();
  expect(await disagreements()).toEqual([]);
});

test("[INV-3, WHY-1] what the provider has no unit or step for is refused before it is asked", async () => {
  for (const [currency, minor] of [
    ["KWD", 12_345],
    ["MGA", 10_050],
  ] as const)
    expect(await refusalOf(pay(BEN, await freshInvoice(`CUR-${currency}`, { minor, currency })))).toMatchObject({
      ...{ code: "RULE", reason: "payment.off_step", refusal: { ask: { email: "carl.collector@fjord.example" } } },
    });
  expect((await sandbox.control.state()).sessions).toEqual([]);
});
