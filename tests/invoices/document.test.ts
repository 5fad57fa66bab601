import { beforeAll, expect, test } from "vitest";
import { applyCredit, issueCreditMemo, issueInvoice, voidInvoice } from "@/lib/invoices/commands";
import { renderInvoicePdf } from "@/lib/invoices/document/pdf";
import { getInvoiceDocument } from "@/lib/invoices/document/queries";
import type { InvoiceDraft, LineDraft } from "@/lib/invoices/types";
import { recordPayment } from "@/lib/payments/commands/record-payment";
import { plainDate } from "@/lib/platform/dates";
import { systemDb, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { row, rows } from "../setup/admin";
import { type Chance, chance, chanceOf } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { systemCtx } from "../setup/system";
import { moveClock, viewerOf } from "../setup/world";

const INVOICES = 100;
const BEN = "ben@acme.example";

beforeAll(freshDemo);

type Place = Pick<InvoiceDraft, "accountId" | "billGroupId" | "contractId" | "sellerEntityId" | "billTo" | "billedBy">;

const place = (): Promise<Place> =>
  row<Place>(
    `SELECT account_id AS "accountId", bill_group_id AS "billGroupId", contract_id AS "contractId",
            seller_entity_id AS "sellerEntityId", bill_to AS "billTo", billed_by AS "billedBy"
     FROM invoice WHERE number = 'INV-1042'`,
  );

const lineOf = (dice: Chance, at: number): LineDraft => {
  const quantity = 1 + dice.below(40);
  const unit = 100 + dice.below(9_000);
  return {
    ...{ position: `${at + 1}`, description: dice.pick(["Cloud Seat", "Data Storage", "Åtkomst"]), details: null },
    ...{ quantity: `${quantity}`, unit: "C62", unitPrice: (unit / 100).toFixed(2) },
    ...{ amountMinor: BigInt(quantity * unit), taxRate: null, taxCategory: "O" },
  };
};

const draftOf = (there: Place, number: string, dice: Chance): InvoiceDraft => ({
  ...there,
  ...{ id: newId(), number, issuedOn: plainDate("2027-02-01"), dueOn: plainDate("2027-03-03"), currency: "USD" },
  ...{ poNumber: dice.pick([null, "4500-1"]), quoteNumber: null, buyerReference: null, payTo: null, terms: null },
  notes: dice.below(2) === 0 ? [] : ["Thank you for your business."],
  lines: Array.from({ length: 1 + dice.below(12) }, (_, at) => lineOf(dice, at)),
  ...{ taxes: [], adjustments: [], prepaidMinor: BigInt(dice.below(3)), roundingMinor: 0n, sourceHash: null },
});

const openOf = async (tx: Tx, { id }: InvoiceDraft): Promise<bigint> => {
  const [{ open }] = await tx.$queryRaw<
    [{ open: bigint }]
  >`SELECT open_minor AS open FROM invoice WHERE id = ${id}::uuid`;
  return open;
};

async function receive(tx: Tx, invoice: InvoiceDraft, minor: bigint): Promise<void> {
  const { accountId, contractId, currency } = invoice;
  await recordPayment(tx, {
    ...{ id: newId(), accountId, currency, amountMinor: minor, attemptId: null, payerPersonId: null },
    ...{ method: "card", methodName: "Visa", last4: "4242", providerChargeId: `ch_${newId()}`, receivedAt: null },
    shares: [{ invoiceId: invoice.id, contractId, minor }],
  });
}

async function credit(tx: Tx, invoice: InvoiceDraft, minor: bigint): Promise<void> {
  const { accountId, contractId, sellerEntityId, currency, number } = invoice;
  const id = newId();
  await issueCreditMemo(tx, {
    ...{ id, accountId, contractId, sellerEntityId, number: `CM-${number}`, issuedOn: plainDate("2027-03-01") },
    ...{ currency, totalMinor: minor, reason: null, sourceHash: null },
  });
  const application = { id: newId(), creditMemoId: id, invoiceId: invoice.id, amountMinor: minor };
  await applyCredit(tx, systemCtx(), application);
}

type Event = (tx: Tx, invoice: InvoiceDraft) => Promise<void>;

/** What may happen to what is open on an invoice, alone or after one another. */
const EVENTS: readonly [Event, ...Event[]] = [
  async (tx, invoice) => receive(tx, invoice, await openOf(tx, invoice)),
  async (tx, invoice) => receive(tx, invoice, (await openOf(tx, invoice)) / 2n),
  async (tx, invoice) => credit(tx, invoice, (await openOf(tx, invoice)) / 3n),
  async (tx, invoice) => voidInvoice(tx, systemCtx(), invoice.id),
];

const pdfOf = async (reference: string): Promise<Buffer> =>
  renderInvoicePdf(await getInvoiceDocument(await viewerOf(BEN), reference));

test(`[INV-2, F1] ${INVOICES} documents are the same bytes before and after payments, credits, voiding and a year`, async () => {
  const { seed } = chance();
  const there = await place();
  const issued: { invoice: InvoiceDraft; dice: Chance; before: Buffer }[] = [];
  for (let nth = 0; nth < INVOICES; nth += 1) {
    const dice = chanceOf(seed + nth);
    const invoice = draftOf(there, `D-${seed}-${nth}`, dice);
    await systemDb((tx) => issueInvoice(tx, invoice));
    issued.push({ invoice, dice, before: await pdfOf(invoice.number) });
  }
  for (const { invoice, dice } of issued)
    await systemDb(async (tx) => {
      const [first, second] = dice.shuffled(EVENTS);
      await first?.(tx, invoice);
      if ((await openOf(tx, invoice)) > 2n) await second?.(tx, invoice);
    });
  expect(await rows("SELECT FROM invoice WHERE number LIKE 'D-%' AND open_minor = payable_minor")).toEqual([]);
  await moveClock({ days: 365 });
  for (const { invoice, before } of issued)
    expect((await pdfOf(invoice.number)).equals(before), invoice.number).toBe(true);
}, 300_000);
