import { applyCredit, issueCreditMemo, issueInvoice, voidInvoice } from "@/lib/invoices/commands";
import type { InvoiceDraft, LineDraft, Party } from "@/lib/invoices/types";
import { recordPayment } from "@/lib/payments/commands/record-payment";
import { today } from "@/lib/platform/clock";
import { addDays, addMonths, type PlainDate, toDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import type { Ctx } from "@/lib/platform/viewer";
import { NAMED_INVOICES, type NamedInvoice, PAST_INVOICES } from "./documents";
import { placeOf, seedId } from "./ids";
import { CONTRACTS, SELLERS } from "./world";

const FIRST_PAST_NUMBER = 1001;
const DAYS_TO_PAY = 30;
const DISPUTER = "ada@acme.example";
const SEED: Ctx = { actor: { kind: "system", name: "seed" }, requestId: "seed" };

interface Laid extends Omit<NamedInvoice, "dueIn"> {
  readonly dueOn: PlainDate;
}

/** Invoices with their payments, credit, dispute and voiding, oldest first. */
export async function seedInvoices(tx: Tx): Promise<void> {
  for (const invoice of await layOut(tx)) await seedInvoice(tx, invoice);
}

/** Every invoice with its day, numbered by age. */
async function layOut(tx: Tx): Promise<Laid[]> {
  const past: Omit<Laid, "number">[] = [];
  for (const { contract, count, everyMonths, newestDueIn, paid, tax, poNumber } of PAST_INVOICES) {
    const newest = addDays(await todayOf(tx, contract), newestDueIn);
    const lines = contractOf(contract).products.map(
      ([product, quantity, unit]) => [product, quantity, unit * BigInt(everyMonths)] as const,
    );
    for (let nth = 0; nth < count; nth += 1)
      past.push({
        ...{ contract, lines, paid, dueOn: addMonths(newest, -nth * everyMonths) },
        ...(tax ? { tax } : {}),
        ...(poNumber ? { poNumber } : {}),
      });
  }
  past.sort((left, right) => (left.dueOn < right.dueOn ? -1 : left.dueOn > right.dueOn ? 1 : 0));
  const named: Laid[] = [];
  for (const { dueIn, ...rest } of NAMED_INVOICES)
    named.push({ ...rest, dueOn: addDays(await todayOf(tx, rest.contract), dueIn) });
  return [...past.map((invoice, index) => ({ ...invoice, number: `INV-${FIRST_PAST_NUMBER + index}` })), ...named];
}

function contractOf(number: string) {
  const contract = CONTRACTS.find((known) => known.number === number);
  if (!contract) throw new Error(`the demo world has no contract ${number}`);
  const group = placeOf(contract.group);
  return { ...contract, place: group, seller: SELLERS[group.seller] };
}

const todayOf = (tx: Tx, contract: string): Promise<PlainDate> => today(tx, contractOf(contract).seller.timeZone);

async function seedInvoice(tx: Tx, invoice: Laid): Promise<void> {
  const draft = draftOf(invoice);
  await issueInvoice(tx, draft);
  const { id, accountId, contractId, sellerEntityId, currency } = draft;
  if (invoice.void) await voidInvoice(tx, SEED, id);
  if (invoice.disputed)
    await tx.dispute.create({
      data: {
        ...{ id: seedId("dispute", invoice.number), accountId, contractId, invoiceId: id },
        ...{ reason: invoice.disputed, kind: "not_delivered", lineRank: 1, openedById: seedId("person", DISPUTER) },
        openedAt: toDateColumn(addDays(invoice.dueOn, -7)),
      },
    });
  if (invoice.credited) {
    const { number, minor, reason } = invoice.credited;
    const memo = seedId("memo", number);
    const issuedOn = addDays(draft.issuedOn, 3);
    await issueCreditMemo(tx, {
      ...{ id: memo, accountId, contractId, sellerEntityId, number, issuedOn, currency },
      ...{ totalMinor: minor, reason, sourceHash: null },
      printed: { billTo: draft.billTo, billedBy: draft.billedBy, corrects: draft.number, poNumber: draft.poNumber },
    });
    const application = { id: seedId("application", number), creditMemoId: memo, invoiceId: id, amountMinor: minor };
    await applyCredit(tx, SEED, application);
  }
  if (invoice.paid) await seedPayment(tx, invoice.paid, invoice.dueOn, draft);
}

async function seedPayment(tx: Tx, paid: "card" | "transfer", dueOn: PlainDate, draft: InvoiceDraft): Promise<void> {
  const { id, number, accountId, contractId, currency } = draft;
  const [{ open }] = await tx.$queryRaw<
    [{ open: bigint }]
  >`SELECT open_minor AS open FROM invoice WHERE id = ${id}::uuid`;
  await recordPayment(tx, {
    ...{ id: seedId("payment", number), accountId, currency, amountMinor: open, attemptId: null, payerPersonId: null },
    ...(paid === "card"
      ? { method: "card" as const, methodName: "Visa", last4: "4242", providerChargeId: `ch_demo_${number}` }
      : { method: "transfer" as const, methodName: "Bank transfer", last4: null, providerChargeId: null }),
    receivedAt: new Date(toDateColumn(addDays(dueOn, -2)).getTime() + 15 * 3_600_000),
    shares: [{ invoiceId: id, contractId, minor: open }],
  });
}

function draftOf({ number, contract, dueOn, lines, tax, poNumber, quoteNumber }: Laid): InvoiceDraft {
  const { place, seller } = contractOf(contract);
  const taxRate = tax === undefined ? null : String(tax);
  const taxCategory = tax === undefined ? "O" : "S";
  const drafts: LineDraft[] = lines.map(([description, quantity, unit], index) => ({
    ...{ position: String(index + 1), description, details: null, quantity: String(quantity), unit: null },
    ...{ unitPrice: decimal(unit), amountMinor: unit * BigInt(quantity), taxRate, taxCategory },
  }));
  const net = drafts.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  const money = seller.money[0];
  return {
    ...{ id: seedId("invoice", number), accountId: seedId("account", place.account), number, dueOn },
    ...{ billGroupId: seedId("group", place.name), contractId: seedId("contract", contract) },
    ...{
      sellerEntityId: seedId("seller", place.seller),
      issuedOn: addDays(dueOn, -DAYS_TO_PAY),
      currency: money.currency,
    },
    ...{ poNumber: poNumber ?? null, quoteNumber: quoteNumber ?? null, buyerReference: null, terms: null, notes: [] },
    billTo: party({ name: place.account, lines: place.address, taxId: place.vatNumber ?? null }),
    billedBy: issuer(seller),
    payTo: {
      ...{ bankName: money.bankName, accountHolder: money.accountHolder, accountNumber: money.accountNumber },
      ...{ bankCode: money.bankCode, reference: number },
    },
    lines: drafts,
    taxes:
      tax === undefined
        ? []
        : [
            {
              category: "S",
              rate: String(tax),
              baseMinor: net,
              amountMinor: (net * BigInt(tax)) / 100n,
              exemption: null,
            },
          ],
    ...{ adjustments: [], prepaidMinor: 0n, roundingMinor: 0n, sourceHash: null },
  };
}

const decimal = (minor: bigint): string => `${minor / 100n}.${String(minor % 100n).padStart(2, "0")}`;

const party = (known: Pick<Party, "name" | "lines" | "taxId"> & Partial<Party>): Party => ({
  registrationNumber: null,
  email: null,
  phone: null,
  ...known,
});

const issuer = (seller: (typeof SELLERS)[keyof typeof SELLERS]): Party =>
  party({
    name: seller.name,
    lines:
      seller.country === "US"
        ? [seller.addressLine, `${seller.city}, ${seller.region} ${seller.postalCode}`, "United States"]
        : [seller.addressLine, `${seller.postalCode} ${seller.city}`, "Sweden"],
    taxId: seller.taxId,
    email: "service@fjord.example",
    phone: seller.servicePhone,
  });
