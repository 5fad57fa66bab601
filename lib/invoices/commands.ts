import { liftSuspensionIfClear } from "@/lib/accounts/commands";
import { postFact } from "@/lib/ledger/commands";
import { toDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import type { Ctx } from "@/lib/platform/viewer";
import { totalsOf } from "./rules";
import type { CreditMemoDraft, InvoiceDraft } from "./types";

/** A statement holds so many values only. */
const LINES_AT_ONCE = 500;
/** Room for `~2` and so on behind a number that another seller entity used too. */
const MOST_NAMESAKES = 1_000;

/**
 * Issues an invoice inside the transaction of whatever brings it about, through the system's door, and posts it.
 * Amounts are never changed afterwards.
 * @returns its reference, which names it in addresses
 */
export async function issueInvoice(tx: Tx, draft: InvoiceDraft): Promise<string> {
  const { lines, taxes, adjustments, prepaidMinor, roundingMinor, issuedOn, dueOn, notes, billTo, billedBy, payTo } =
    draft;
  const totals = totalsOf(draft);
  const { id, accountId, billGroupId, contractId, sellerEntityId, number, currency } = draft;
  const { poNumber, quoteNumber, buyerReference, terms, sourceHash } = draft;
  const reference = await freeReference(tx, number);
  const ids = { accountId, contractId, invoiceId: id };
  await tx.invoice.create({
    data: {
      ...{ id, accountId, billGroupId, contractId, sellerEntityId, number, reference, currency },
      ...{ poNumber, quoteNumber, buyerReference, terms, prepaidMinor, roundingMinor },
      ...{ notes: [...notes], billTo: json(billTo), billedBy: json(billedBy) },
      ...(payTo ? { payTo: json(payTo) } : {}),
      ...(sourceHash ? { sourceHash: Uint8Array.from(sourceHash) } : {}),
      ...{ issuedOn: toDateColumn(issuedOn), dueOn: toDateColumn(dueOn) },
      ...totals,
    },
  });
  for (let first = 0; first < lines.length; first += LINES_AT_ONCE)
    await tx.invoiceLine.createMany({
      data: lines.slice(first, first + LINES_AT_ONCE).map((line, at) => ({ ...line, ...ids, rank: first + at + 1 })),
    });
  await tx.invoiceTax.createMany({ data: taxes.map((tax, index) => ({ ...tax, ...ids, rank: index + 1 })) });
  await tx.invoiceAdjustment.createMany({
    data: adjustments.map((adjustment, index) => ({ ...adjustment, ...ids, rank: index + 1 })),
  });
  await postFact(tx, {
    accountId,
    currency,
    key: `invoice:${id}`,
    sides: [
      { kind: "receivable", contractId, invoiceId: id, minor: totals.payableMinor },
      { kind: "billed", contractId, invoiceId: id, minor: -totals.payableMinor },
    ],
  });
  return reference;
}

const json = (value: object) => JSON.parse(JSON.stringify(value));

/** The number, or the number with what tells it from the same number of another entity. */
async function freeReference(tx: Tx, number: string): Promise<string> {
  // Two imports must not take the same one: whoever comes second waits here.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('invoice_reference'), hashtext(${number}))`;
  const taken = await tx.invoice.findMany({
    where: { OR: [{ reference: number }, { reference: { startsWith: `${number}~` } }] },
    select: { reference: true },
    take: MOST_NAMESAKES,
  });
  const known = new Set(taken.map(({ reference }) => reference));
  for (let nth = 1; nth <= MOST_NAMESAKES; nth += 1) {
    const wanted = nth === 1 ? number : `${number}~${nth}`;
    if (!known.has(wanted)) return wanted;
  }
  throw new Error(`too many invoices are numbered ${number}`);
}

/** Takes an invoice back: nothing is to be paid on it any more, which may end a suspension for debt [PAY-8]. */
export async function voidInvoice(tx: Tx, ctx: Ctx, invoiceId: string): Promise<void> {
  const [invoice] = await tx.$queryRaw<
    { accountId: string; contractId: string; currency: string; openMinor: bigint }[]
  >`
    UPDATE invoice SET voided_at = portal.now() WHERE id = ${invoiceId}::uuid AND voided_at IS NULL
    RETURNING account_id AS "accountId", contract_id AS "contractId", currency, open_minor AS "openMinor"`;
  if (!invoice) return;
  const { accountId, contractId, currency, openMinor } = invoice;
  await postFact(tx, {
    accountId,
    currency,
    key: `void:${invoiceId}`,
    sides: [
      { kind: "receivable", contractId, invoiceId, minor: -openMinor },
      { kind: "billed", contractId, invoiceId, minor: openMinor },
    ],
  });
  await liftSuspensionIfClear(tx, ctx, accountId);
}

/** Issues a credit memo, all of it left to be applied. */
export async function issueCreditMemo(tx: Tx, draft: CreditMemoDraft): Promise<void> {
  const { issuedOn, sourceHash, printed, ...data } = draft;
  const { id, accountId, contractId, currency, totalMinor } = draft;
  await tx.creditMemo.create({
    data: {
      ...data,
      ...(printed ? { printed: json(printed) } : {}),
      issuedOn: toDateColumn(issuedOn),
      ...(sourceHash ? { sourceHash: Uint8Array.from(sourceHash) } : {}),
    },
  });
  await postFact(tx, {
    accountId,
    currency,
    key: `credit:${id}`,
    sides: [
      { kind: "billed", contractId, creditMemoId: id, minor: totalMinor },
      { kind: "credit", contractId, creditMemoId: id, minor: -totalMinor },
    ],
  });
}

/** Uses part of a credit memo on an invoice of the same contract, which may end a suspension for debt [PAY-8]. */
export async function applyCredit(
  tx: Tx,
  ctx: Ctx,
  application: { id: string; creditMemoId: string; invoiceId: string; amountMinor: bigint },
): Promise<void> {
  const { id, creditMemoId, invoiceId, amountMinor } = application;
  const [found] = await tx.$queryRaw<{ accountId: string; contractId: string; currency: string }[]>`
    SELECT memo.account_id AS "accountId", memo.contract_id AS "contractId", memo.currency
    FROM credit_memo memo JOIN invoice ON invoice.contract_id = memo.contract_id AND invoice.currency = memo.currency
    WHERE memo.id = ${creditMemoId}::uuid AND invoice.id = ${invoiceId}::uuid
      AND memo.left_minor >= ${amountMinor}::bigint AND invoice.open_minor >= ${amountMinor}::bigint
    FOR UPDATE`;
  if (!found) throw new RangeError("this credit does not fit that invoice");
  const { accountId, contractId, currency } = found;
  await tx.$executeRaw`
    INSERT INTO credit_application (id, account_id, contract_id, credit_memo_id, invoice_id, amount_minor, applied_at)
    VALUES (${id}::uuid, ${accountId}::uuid, ${contractId}::uuid, ${creditMemoId}::uuid, ${invoiceId}::uuid,
            ${amountMinor}::bigint, portal.now())`;
  await postFact(tx, {
    accountId,
    currency,
    key: `credit_application:${id}`,
    sides: [
      { kind: "credit", contractId, creditMemoId, minor: amountMinor },
      { kind: "receivable", contractId, invoiceId, minor: -amountMinor },
    ],
  });
  await liftSuspensionIfClear(tx, ctx, accountId);
}
