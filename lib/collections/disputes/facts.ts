import { actorsAccountsSql } from "@/lib/access/visible";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { DeskCtx, StaffCtx, ViewerCtx } from "@/lib/platform/viewer";
import { lockInvoice, type SpokenOf } from "../facts";
import type { DisputeFacts } from "./rules";

/** A dispute that is about to be written to or ended, with its invoice locked. */
export interface LockedDispute extends DisputeFacts {
  readonly id: string;
  readonly accountId: string;
  readonly contractId: string;
  readonly invoiceId: string;
  readonly reference: string;
  readonly number: string;
}

interface DisputeRow {
  id: string;
  accountId: string;
  contractId: string;
  invoiceId: string;
  hasEnded: boolean;
  isOpener: boolean;
  messages: number;
}

const readDispute = (tx: Tx, id: string, personId: string | null): Promise<DisputeRow[]> => tx.$queryRaw<DisputeRow[]>`
  SELECT dispute.id, dispute.account_id AS "accountId", dispute.contract_id AS "contractId",
         dispute.invoice_id AS "invoiceId", dispute.closed_at IS NOT NULL AS "hasEnded",
         dispute.opened_by_person_id IS NOT DISTINCT FROM ${personId}::uuid AS "isOpener",
         (SELECT count(*)::int FROM dispute_message message WHERE message.dispute_id = dispute.id) AS messages
  FROM dispute WHERE dispute.id = ${id}::uuid`;

/** One of the viewer's, its invoice locked as paying it would. @throws DomainError NOT_FOUND */
export async function lockDispute(tx: Tx, ctx: ViewerCtx, id: string): Promise<LockedDispute & { spokenOf: SpokenOf }> {
  const [named] = await tx.$queryRaw<{ reference: string }[]>`
    SELECT invoice.reference FROM dispute JOIN invoice ON invoice.id = dispute.invoice_id
    WHERE dispute.id = ${id}::uuid`;
  if (!named) throw notFound();
  // Finds the invoice among the viewer's: a dispute is whoever's its invoice is.
  const spokenOf = await lockInvoice(tx, ctx, named.reference);
  const [row] = await readDispute(tx, id, ctx.viewer.personId);
  if (!row) throw notFound();
  const { reference, number } = spokenOf.row;
  return { ...row, reference, number, collector: spokenOf.facts.collector, spokenOf };
}

/** What the rule on the seller's people looks at. */
export interface StaffStanding {
  readonly isCollector: boolean;
  readonly isAdmin: boolean;
  readonly name: string;
}

/** For one of the seller's people, through the system's door. @throws DomainError NOT_FOUND */
export async function lockDisputeForStaff(
  tx: Tx,
  ctx: StaffCtx | DeskCtx,
  id: string,
): Promise<LockedDispute & { staff: StaffStanding }> {
  const [named] = await tx.$queryRaw<(StaffStanding & CollectorRow)[]>`
    SELECT invoice.reference, invoice.number, invoice.id AS "invoiceId", staff.name,
           account.collector_id = staff.id AS "isCollector", staff.role = 'admin' AS "isAdmin",
           collector.name AS "collectorName", collector.email AS "collectorEmail", collector.phone AS "collectorPhone"
    FROM dispute JOIN invoice ON invoice.id = dispute.invoice_id
    JOIN account ON account.id = invoice.account_id
    JOIN staff collector ON collector.id = account.collector_id
    JOIN staff ON staff.id = ${ctx.actor.staffId}::uuid
    WHERE dispute.id = ${id}::uuid AND ${actorsAccountsSql(ctx)}`;
  if (!named) throw notFound();
  await tx.$executeRaw`SELECT FROM invoice WHERE id = ${named.invoiceId}::uuid FOR UPDATE`;
  const [row] = await readDispute(tx, id, null);
  if (!row) throw notFound();
  const { reference, number, name, isCollector, isAdmin } = named;
  const collector = { name: named.collectorName, email: named.collectorEmail, phone: named.collectorPhone };
  return { ...row, isOpener: false, reference, number, collector, staff: { name, isCollector, isAdmin } };
}

interface CollectorRow {
  reference: string;
  number: string;
  invoiceId: string;
  collectorName: string;
  collectorEmail: string;
  collectorPhone: string;
}
