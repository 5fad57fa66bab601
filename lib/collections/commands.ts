import { joinOwnAccessSql } from "@/lib/access/visible";
import { keepFiles, takeEach } from "@/lib/files/commands";
import type { FileFate } from "@/lib/files/rules";
import type { ReceivedFile, VettedFile } from "@/lib/files/types";
import { audit } from "@/lib/platform/audit";
import { type Tx, viewerDb } from "@/lib/platform/db";
import { refused, requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { transaction } from "@/lib/platform/transaction";
import type { Viewer, ViewerCtx } from "@/lib/platform/viewer";
import { lockInvoice } from "./facts";
import { countTold } from "./limits";
import { tellCollector } from "./mail";

/** What files are added to. */
export interface FilesTarget {
  readonly kind: "dispute" | "transfer";
  readonly id: string;
}

interface TargetRow {
  reference: string;
  isOpen: boolean;
}

/** Whether a dispute or transfer of one's own takes files. @throws DomainError NOT_FOUND [ACC-6] */
export const findTarget = (viewer: Viewer, target: FilesTarget): Promise<TargetRow> =>
  viewerDb(viewer, (tx) => readTarget(tx, viewer, target));

async function readTarget(tx: Tx, viewer: Viewer, { kind, id }: FilesTarget): Promise<TargetRow> {
  const [table, isOpen] =
    kind === "dispute"
      ? [Prisma.sql`dispute`, Prisma.sql`target.closed_at IS NULL`]
      : [Prisma.sql`transfer_notice`, Prisma.sql`true`];
  const [found] = await tx.$queryRaw<TargetRow[]>`
    SELECT invoice.reference, ${isOpen} AS "isOpen"
    FROM ${table} target JOIN invoice ON invoice.id = target.invoice_id
    JOIN contract ON contract.id = invoice.contract_id ${joinOwnAccessSql(viewer)}
    WHERE target.id = ${id}::uuid`;
  if (!found) throw notFound();
  return found;
}

/**
 * Takes files that came in: each is judged by itself, those that pass are added, and of each it is said what became of it.
 * @throws DomainError NOT_FOUND, RULE, TOO_MANY; then nothing of them stays
 */
export const takeFiles = (
  ctx: ViewerCtx,
  target: FilesTarget,
  received: readonly ReceivedFile[],
): Promise<readonly FileFate[]> => takeEach(received, (files) => addFiles(ctx, target, files));

/** Adds files that passed to a dispute or transfer, and tells the collector [INV-9, INV-10]. */
async function addFiles(ctx: ViewerCtx, target: FilesTarget, files: readonly VettedFile[]): Promise<FileFate[]> {
  return transaction(ctx, async (tx) => {
    const named = await readTarget(tx, ctx.viewer, target);
    const { row, facts } = await lockInvoice(tx, ctx, named.reference);
    // Again, now that nobody can end it meanwhile.
    const { isOpen } = await readTarget(tx, ctx.viewer, target);
    if (!isOpen) requireAllowed(refused("dispute.ended", { ask: facts.collector }));
    await countTold(ctx);
    const { id: invoiceId, accountId, contractId, number: invoice } = row;
    const of = { disputeId: null, transferId: null, caseId: null, [`${target.kind}Id`]: target.id };
    const fates = await keepFiles(tx, ctx, { accountId, contractId, ...of }, files);
    const names = files.filter((_file, index) => fates[index] === "added").map(({ name }) => name);
    if (names.length === 0) return fates;
    const after = { invoice, files: names.join(", ") };
    const eventId = await audit(tx, ctx, { action: `${target.kind}.files_added`, accountId, contractId, after });
    const values = { files: after.files };
    await tellCollector(tx, { eventId, invoiceId, what: "files_added", values }, ctx.viewer.email);
    return fates;
  });
}
