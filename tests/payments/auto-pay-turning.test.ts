import { beforeEach, describe, expect, test, vi } from "vitest";
import { getContractHistory } from "@/lib/contracts/history/queries";
import { historySearch } from "@/lib/contracts/history/schema";
import { turnOffAutoPay, turnOnAutoPay } from "@/lib/payments/auto-pay/commands/turn";
import { findInvoiceAutoPay, getAutoPayPage } from "@/lib/payments/auto-pay/queries";
import { freshInvoice } from "../faults/fresh-invoice";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";
import { ctxOf, viewerOf } from "../setup/world";
import { ADA, BEN, groupId, putOn } from "../users/people";
import { forgetMethods, saveMethod } from "./saving";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
  await forgetMethods();
  await rows("UPDATE bill_group SET auto_pay = false, auto_pay_from = NULL");
  await saveMethod(sandbox, "Acme US");
  await change("UPDATE invoice SET voided_at = now() WHERE open_minor > 0 AND number NOT LIKE 'INV-104_'");
  await freshInvoice("INV-A", { like: "INV-1046" });
  await change("UPDATE invoice SET due_on = '2027-03-20' WHERE number = 'INV-A'");
});

const ctx = (email: string) => ctxOf(email, "billing.change_group");
const turnOn = async (email: string = ADA) => turnOnAutoPay(await ctx(email), { billGroup: await groupId("Acme US") });
const turnOff = async (email: string = ADA) =>
  turnOffAutoPay(await ctx(email), { billGroup: await groupId("Acme US") });
/** Past every rule, from the beginning. */
const isOn = () => rows("UPDATE bill_group SET auto_pay = true WHERE name = 'Acme US'");

describe("turning it on and off", () => {
  test("[BIL-4, A7, CON-7] is in the history of the group's contracts and told to the other contacts", async () => {
    await turnOn();
    expect(await row("SELECT auto_pay, auto_pay_from::text FROM bill_group WHERE name = 'Acme US'")).toEqual({
      auto_pay: true,
      auto_pay_from: "2027-03-11", // noon in Los Angeles: six has struck today
    });
    await turnOff();
    const { rows: told } = await getContractHistory(await viewerOf(ADA), "C-1001", historySearch.parse({}));
    expect(told.map(({ action }) => action)).toEqual([
      "bill_group.auto_pay_turned_off",
      "bill_group.auto_pay_turned_on",
    ]);
  });

  test.each([
    [BEN, "billing.not_whole_group"],
    ["gus@elm.example", "access.not_found"],
  ])("[BIL-4] not by %s: %s", async (email, reason) => {
    expect(await outcomeOf(turnOn(email))).toBe(reason);
    await isOn();
    expect(await outcomeOf(turnOff(email))).toBe(reason);
  });

  test("[BIL-4] takes a method, which the database holds too", async () => {
    await forgetMethods();
    expect(await outcomeOf(turnOn())).toBe("auto_pay.no_method");
    await expect(isOn()).rejects.toThrow("auto-pay needs a payment method");
  });

  test("[BIL-4] says beforehand what is charged and when, and shows no card to who may not see it", async () => {
    const pageOf = async (email: string) => getAutoPayPage(await viewerOf(email), await groupId("Acme US"));
    const page = await pageOf(ADA);
    expect(page).toMatchObject({ isOn: false, change: { allowed: true }, method: { name: "Visa", last4: "4242" } });
    expect(page.invoices.map(({ number, on }) => [number, on])).toEqual([
      ["INV-A", "2027-03-20"],
      ["INV-1046", "2027-03-24"],
    ]);
    await putOn("pat@acme.example", "C-1002");
    const other = await pageOf("pat@acme.example");
    expect(other).toMatchObject({ change: { allowed: false }, hasMethod: true, method: null });
    expect(other.invoices.every(({ method }) => method === null)).toBe(true);
  });

  test("[BIL-4] the invoice says when it is paid and with what", async () => {
    await isOn();
    const facts = await findInvoiceAutoPay(await viewerOf(ADA), "INV-A");
    expect(facts).toMatchObject({ decision: { allowed: true }, on: "2027-03-20", method: { last4: "4242" } });
    expect(await findInvoiceAutoPay(await viewerOf(ADA), "INV-1042")).toBeNull();
    expect(await findInvoiceAutoPay(await viewerOf("dan@birch.example"), "INV-A")).toBeNull();
  });
});
