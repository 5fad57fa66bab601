import { type InvoiceFactsRow, selectInvoiceFacts, toInvoiceFacts } from "@/lib/invoices/facts";
import { fromDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import type { SetInvoice } from "./types";

interface SetRow extends InvoiceFactsRow {
  sellerEntityId: string;
  billGroupId: string;
  bankDebit: boolean | null;
  attemptId: string | null;
  usualMethodId: string | null;
}

const columns = Prisma.sql`, invoice.seller_entity_id AS "sellerEntityId", invoice.bill_group_id AS "billGroupId",
  entity_money.bank_debit AS "bankDebit",
  CASE WHEN attempt.status <> 'processing' THEN attempt.id END AS "attemptId", portal.method_of(contract.id) AS "usualMethodId"`;

const selectSet = (viewer: Viewer | null, rest: Prisma.Sql): Prisma.Sql =>
  selectInvoiceFacts(viewer, { more: columns, rest });

/**
 * Invoices by their references and in that order: the viewer's, or, through the system's door, anybody's.
 * @throws DomainError NOT_FOUND where one of them is not theirs [ACC-6]
 */
export async function getSetInvoices(
  tx: Tx,
  viewer: Viewer | null,
  references: readonly string[],
): Promise<SetInvoice[]> {
  const found = await tx.$queryRaw<SetRow[]>(
    selectSet(viewer, Prisma.sql`WHERE invoice.reference = ANY (${[...references]})`),
  );
  const byReference = new Map(found.map((row) => [row.reference, toSetInvoice(row)]));
  return references.map((reference) => {
    const invoice = byReference.get(reference);
    if (!invoice) throw notFound();
    return invoice;
  });
}

interface AllOpen {
  readonly currency: string;
  readonly group: string | undefined;
  readonly limit: number;
}

/** What is open in a currency, in a bill group or everywhere, what fell due first on top. */
export async function listOpenInvoices(
  tx: Tx,
  viewer: Viewer,
  { currency, group, limit }: AllOpen,
): Promise<SetInvoice[]> {
  const inGroup = group ? Prisma.sql`AND contract.bill_group_id = ${group}::uuid` : Prisma.empty;
  const found = await tx.$queryRaw<SetRow[]>(
    selectSet(
      viewer,
      Prisma.sql`WHERE invoice.open_minor > 0 AND invoice.voided_at IS NULL AND invoice.currency = ${currency} ${inGroup}
        ORDER BY invoice.due_on, invoice.reference LIMIT ${limit}`,
    ),
  );
  return found.map(toSetInvoice);
}

function toSetInvoice(row: SetRow): SetInvoice {
  const { id, reference, contractId, contractNumber, accountId, sellerEntityId, billGroupId, usualMethodId } = row;
  return {
    ...{ id, reference, contractId, contractNumber, accountId, sellerEntityId, billGroupId, usualMethodId },
    invoice: toInvoiceFacts(row),
    bankDebit: row.bankDebit ?? false,
    ownAttemptId: row.isOwnAttempt ? row.attemptId : null,
    today: fromDateColumn(row.today),
  };
}
