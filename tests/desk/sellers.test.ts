import { beforeEach, expect, test } from "vitest";
import { changeSellerBank, changeSellerLook, setSellerLimits } from "@/lib/desk/sellers/commands";
import { getSeller } from "@/lib/desk/sellers/queries";
import { sellerBankInput, sellerLimitsInput, sellerLookInput } from "@/lib/desk/sellers/schema";
import { getInvoiceDocument } from "@/lib/invoices/document/queries";
import { getInvoice } from "@/lib/invoices/queries";
import { getReceipt } from "@/lib/payments/receipt/queries";
import { getPayOffer } from "@/lib/payments/sets/queries";
import { paySearch } from "@/lib/payments/sets/schema";
import { freshInvoice } from "../faults/fresh-invoice";
import { row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedMails } from "../setup/jobs";
import { outcomeOf } from "../setup/outcome";
import { viewerOf } from "../setup/world";
import { ADMIN, deskCtx, staffOf } from "./desk";

beforeEach(freshDemo);

const at = async () => deskCtx(await staffOf(ADMIN), "sellers.manage");
const idOf = async (name = "Fjord Cloud Inc.") =>
  (await row<{ id: string }>("SELECT id FROM seller_entity WHERE name = $1", [name])).id;
const LOOK = { color: "#AA2200", serviceName: "Help", serviceEmail: "help@fjord.example", servicePhone: "+1 555 0100" };
const BANK = {
  bankName: "New Bank",
  accountHolder: "Fjord",
  accountNumber: "GB82 WEST 1234 5698 7654 32",
  bankCode: "WEST",
};
const look = async (fields: object = {}) =>
  changeSellerLook(await at(), sellerLookInput.parse({ seller: await idOf(), version: "1", ...LOOK, ...fields }));
const bank = async (fields: object = {}) =>
  changeSellerBank(
    await at(),
    sellerBankInput.parse({ seller: await idOf(), currency: "USD", version: "1", ...BANK, ...fields }),
  );
const limits = async (fields: object = {}) =>
  setSellerLimits(
    await at(),
    sellerLimitsInput.parse({ seller: await idOf(), currency: "USD", version: "1", onlineLimit: "500.00", ...fields }),
  );

test("[BIL-5, INV-2] a new colour brands pages at once; what was issued before keeps its own", async () => {
  const ada = await viewerOf("ada@acme.example");
  const { id } = await row<{ id: string }>(
    "SELECT payment.id FROM payment JOIN payment_allocation share ON share.payment_id = payment.id JOIN invoice ON invoice.id = share.invoice_id WHERE invoice.number = 'INV-1045' LIMIT 1",
  );
  const [invoice, receipt] = [await getInvoiceDocument(ada, "INV-1042"), await getReceipt(ada, id)];
  await look();
  await look({ version: "2", color: "#00aa22" });
  expect(await getInvoiceDocument(ada, "INV-1042")).toEqual(invoice);
  expect((await getReceipt(ada, id)).seller.color).toBe(receipt.seller.color);
  expect(await getSeller(await staffOf(ADMIN), await idOf())).toMatchObject({ color: "#00aa22", serviceName: "Help" });
  expect(await rows("SELECT brand_color AS color FROM seller_look ORDER BY until")).toEqual([
    { color: invoice.seller.color },
    { color: "#aa2200" },
  ]);
  expect(await rows("SELECT action FROM audit_event")).toHaveLength(2);
});

test("[DSK-4] bank details: customers read when they changed, every admin is mailed, what is issued keeps its own", async () => {
  const before = await getInvoice(await viewerOf("ada@acme.example"), "INV-1042");
  expect(before.bankChangedOn).toBeNull();
  await bank();
  const after = await getInvoice(await viewerOf("ada@acme.example"), "INV-1042");
  expect(after.payTo).toEqual(before.payTo);
  expect(after.bankChangedOn).toBe(after.today);
  const [mail, ...others] = await queuedMails();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ to: ADMIN, subject: "Bank details of Fjord Cloud Inc. in USD were changed" });
  expect(mail?.text).toContain("…5432");
  expect(mail?.text).not.toContain("5698");
  const [event] = await rows<{ after: object }>("SELECT after FROM audit_event WHERE action = 'seller.bank_changed'");
  expect(JSON.stringify(event)).not.toContain("5698");
  await bank({ version: "2" });
  expect(await queuedMails()).toHaveLength(1);
  expect(sellerBankInput.safeParse({ ...BANK, accountNumber: "GB82 WEST 1234 5698 7654 33" }).success).toBe(false);
});

test("[INV-3, PAY-2] a limit counts for the next look at an invoice; amounts are checked beside their fields", async () => {
  await limits();
  const ada = await viewerOf("ada@acme.example");
  expect((await getInvoice(ada, "INV-1042")).payment).toMatchObject({ reason: "payment.over_limit" });
  expect(await outcomeOf(limits({ version: "2", onlineLimit: "1,2" }))).toBe("collections.amount_malformed");
  expect(await outcomeOf(limits({ version: "2", partFrom: "500.01" }))).toBe("sellers.part_outside_limit");
  expect(await outcomeOf(limits({ version: "2", partFrom: "0" }))).toBe("sellers.part_outside_limit");
  await expect(limits({ version: "2", partFrom: "0.49" })).rejects.toMatchObject({
    ...{
      code: "INVALID",
      fields: { partFrom: { reason: "sellers.part_under_least", params: { least: { minor: 50n } } } },
    },
  });
  await limits({ version: "2", partFrom: "0.50" });
  expect(await getInvoice(ada, "INV-1042")).toMatchObject({
    ...{ payment: { allowed: true }, wholePayment: { reason: "payment.over_limit_in_parts" } },
  });
  await limits({ version: "3", onlineLimit: "50,000.00" });
  expect((await getInvoice(ada, "INV-1042")).payment.allowed).toBe(true);
});

test("[DSK-4, PAY-3] bank debits are taken where the admin says so, in a currency that has them, and the log says it", async () => {
  const fjord = await idOf("Fjord Cloud AB");
  const save = (currency: string, version: string, bankDebit?: string) =>
    limits({ ...{ seller: fjord, currency, version, onlineLimit: "45000" }, ...(bankDebit ? { bankDebit } : {}) });
  const taken = async (currency: string) =>
    (await getSeller(await staffOf(ADMIN), fjord)).monies.find((paid) => paid.currency === currency)?.bankDebit;
  const offered = async () =>
    (await getPayOffer(await viewerOf("ben@acme.example"), paySearch.parse({ invoice: "EUR-1" }))).bankDebit;
  await freshInvoice("EUR-1", { like: "INV-1048", currency: "EUR", minor: 50_000 });
  expect(await offered()).toEqual({ allowed: true });
  await save("EUR", "1");
  expect([await taken("EUR"), await offered()]).toEqual([false, null]);
  await save("EUR", "2", "SEPA");
  expect([await taken("EUR"), await offered()]).toEqual([true, { allowed: true }]);
  await expect(save("EUR", "2")).rejects.toMatchObject({ current: { bankDebit: "SEPA", version: "3" } });
  const said = await rows<{ before: string; after: string }>(
    "SELECT before ->> 'bankDebit' AS before, after ->> 'bankDebit' AS after FROM audit_event ORDER BY at, id",
  );
  expect(said).toEqual([
    { before: "SEPA", after: "" },
    { before: "", after: "SEPA" },
  ]);
  // Krona has none: what is stored of it is left alone.
  await save("SEK", "1");
  expect(await taken("SEK")).toBe(true);
});

test("[CON-5] who saves second is shown what is saved; what does not exist is not found", async () => {
  for (const save of [look, bank, limits]) {
    await save();
    await expect(save()).rejects.toMatchObject({ code: "CONFLICT", reason: "sellers.changed_meanwhile" });
    expect(await outcomeOf(save({ version: "2", seller: "ffffffff-ffff-4fff-8fff-ffffffffffff" }))).toBe(
      "access.not_found",
    );
    // Each of the three has a version of its own to begin with, but bank details and limits share their row's.
    await rows("UPDATE seller_currency SET version = 1");
  }
});
