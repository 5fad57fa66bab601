import { lockOwnPlace } from "@/lib/access/locks";
import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { DomainError, notFound } from "@/lib/platform/errors";
import { formatInstant } from "@/lib/platform/format";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { getInvoiceFacts, type InvoiceFactsRow, toInvoiceFacts } from "../facts";
import { listOrdered, type OrderedRow } from "./queries";
import { canChangePurchaseOrder } from "./rules";
import type { PurchaseOrderInput } from "./schema";
import type { PurchaseOrderSaved, PurchaseOrderScope } from "./types";

/** More of one contract are a matter for the seller. */
const MOST_AT_ONCE = 500;

/**
 * Sets the PO number of an invoice, of all open ones of its contract, or of those and the ones to come [INV-5]: everybody
 * who sees the contract may [ACC-8]. Each invoice gets a new revision, by trigger; those that cannot be changed now are
 * left out and named. What one invoice says is in its History and mailed to nobody; what the ones to come will say is
 * told to the other contacts, as it is for a bill group [CON-7].
 * @throws DomainError NOT_FOUND, RULE with the reason of canChangePurchaseOrder, CONFLICT with what somebody else saved
 */
export const updatePurchaseOrder = (
  ctx: ViewerCtx,
  { reference, revision, poNumber, scope }: PurchaseOrderInput,
): Promise<PurchaseOrderSaved> =>
  transaction(ctx, async (tx) => {
    const found = await getInvoiceFacts(tx, ctx.viewer, reference);
    if (scope === "future") await lockContractRow(tx, found.contractId);
    await lockOwnPlace(tx, ctx, found.contractId);
    const invoices = await lockInvoices(tx, ctx, found, scope);
    const asked = invoices.find(({ id }) => id === found.id);
    if (!asked) throw notFound();
    requireAllowed(canChangePurchaseOrder(toInvoiceFacts(asked)));
    if (asked.revision !== revision) throw await savedMeanwhile(tx, ctx, asked);
    const decided = invoices.map((row) => ({ row, decision: canChangePurchaseOrder(toInvoiceFacts(row)) }));
    const changeable = decided.filter(({ decision }) => decision.allowed).map(({ row }) => row);
    await setNumber(tx, ctx, changeable, poNumber);
    if (scope === "future") await setForFuture(tx, ctx, found, poNumber);
    return {
      ...{ number: asked.number, scope, count: changeable.length },
      left: decided.flatMap(({ row, decision }) =>
        decision.allowed ? [] : [{ number: row.number, because: decision }],
      ),
    };
  });

/** The contract before one's own place on it, as whoever removes people does. Who comes in by a rule holds neither. */
async function lockContractRow(tx: Tx, contractId: string): Promise<void> {
  await tx.$executeRaw`SELECT FROM contract WHERE id = ${contractId}::uuid FOR NO KEY UPDATE`;
}

/** In the order in which payments lock them. What is read after that is what whoever pays or changes waits for. */
async function lockInvoices(
  tx: Tx,
  { viewer }: ViewerCtx,
  { id, contractId, collectorName: name, collectorEmail: email, collectorPhone: phone }: InvoiceFactsRow,
  scope: PurchaseOrderScope,
): Promise<OrderedRow[]> {
  const isForAll = scope !== "invoice";
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM invoice
    WHERE contract_id = ${contractId}::uuid
      AND (id = ${id}::uuid OR (${isForAll} AND open_minor > 0 AND voided_at IS NULL))
    ORDER BY id LIMIT ${MOST_AT_ONCE + 1} FOR UPDATE`;
  if (locked.length > MOST_AT_ONCE)
    throw new DomainError("RULE", "purchase_order.too_many", {
      refusal: {
        ...{ allowed: false, reason: "purchase_order.too_many", also: [] },
        ...{ params: { most: MOST_AT_ONCE }, ask: { name, email, phone } },
      },
    });
  return listOrdered(
    tx,
    viewer,
    locked.map((row) => row.id),
  );
}

async function setNumber(tx: Tx, ctx: ViewerCtx, invoices: readonly OrderedRow[], poNumber: string | null) {
  const others = invoices.filter((invoice) => invoice.poNumber !== poNumber);
  if (others.length === 0) return;
  const updated = await tx.$executeRaw`
    UPDATE invoice SET po_number = ${poNumber} WHERE id = ANY (${others.map(({ id }) => id)}::uuid[])`;
  if (updated !== others.length) throw notFound();
  for (const { accountId, contractId, number: invoice, poNumber: before } of others)
    await audit(tx, ctx, {
      ...{ action: "invoice.po_number_changed", accountId, contractId },
      before: { invoice, poNumber: before },
      after: { invoice, poNumber },
    });
}

async function setForFuture(
  tx: Tx,
  ctx: ViewerCtx,
  { accountId, contractId }: InvoiceFactsRow,
  poNumber: string | null,
): Promise<void> {
  const [contract] = await tx.$queryRaw<{ before: string | null }[]>`
    SELECT po_number AS before FROM contract WHERE id = ${contractId}::uuid`;
  if (!contract) throw notFound();
  if (contract.before === poNumber) return;
  const [done] = await tx.$queryRaw<{ done: boolean }[]>`
    SELECT portal.set_contract_po_number(${contractId}::uuid, ${poNumber}) AS done`;
  if (!done?.done) throw notFound();
  const eventId = await audit(tx, ctx, {
    ...{ action: "contract.po_number_changed", accountId, contractId },
    before: { poNumber: contract.before },
    after: { poNumber },
  });
  await noticeOfChange(tx, eventId);
}

/** Who saved the newest revision and when, with what is saved now [CON-5]. */
async function savedMeanwhile(
  tx: Tx,
  { viewer }: ViewerCtx,
  { id, accountId, revision, poNumber, timeZone }: OrderedRow,
): Promise<DomainError> {
  const [last] = await tx.$queryRaw<{ who: string | null; at: Date }[]>`
    SELECT coalesce(named.first_name || ' ' || named.last_name, person.email) AS who, kept.set_at AS at
    FROM invoice_revision kept
    LEFT JOIN person ON person.id = kept.set_by_person_id
    LEFT JOIN account_person named ON named.account_id = ${accountId}::uuid AND named.person_id = person.id
    WHERE kept.invoice_id = ${id}::uuid AND kept.revision = ${revision}`;
  const by = last?.who ? { who: last.who, at: formatInstant(last.at, viewer.locale, timeZone) } : null;
  return new DomainError("CONFLICT", by ? "billing.saved_meanwhile" : "billing.changed_meanwhile", {
    params: by ?? {},
    current: { revision: String(revision), poNumber: poNumber ?? "" },
  });
}
