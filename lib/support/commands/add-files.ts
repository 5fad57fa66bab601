import { deskAccountsSql, visibleCaseSql } from "@/lib/access/visible";
import { keepFiles, takeEach } from "@/lib/files/commands";
import type { FileFate } from "@/lib/files/rules";
import type { ReceivedFile, VettedFile } from "@/lib/files/types";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { type Contact, requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import type { Prisma } from "@/lib/platform/generated/prisma/client";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx, ViewerCtx } from "@/lib/platform/viewer";
import { auditCase } from "../facts";
import { countFilesSent } from "../limits";
import { mailFiles, tellSupport } from "../mail";
import { canAddFiles } from "../rules";
import type { CaseStatus } from "../types";

/**
 * The opener's files for a case, which waits for customer service then [HLP-3].
 * @throws DomainError NOT_FOUND, RULE, TOO_MANY; then nothing of them stays
 */
export const addFilesToCase = (
  ctx: ViewerCtx,
  number: string,
  received: readonly ReceivedFile[],
): Promise<readonly FileFate[]> =>
  takeEach(received, (files) =>
    transaction(ctx, async (tx) => {
      // Locked by the policy of writing, which asks contract_access afresh [A3].
      const found = await lockCase(tx, number, visibleCaseSql(ctx.viewer));
      await countFilesSent(ctx);
      const { fates, names } = await keep(tx, ctx, found, files);
      if (!names) return fates;
      const { id, accountId } = found;
      await tx.$executeRaw`
        UPDATE support_case SET status = 'open', last_at = portal.now() WHERE id = ${id}::uuid`;
      const eventId = await auditCase(tx, ctx, { action: "case.files_added", accountId, number, files: names });
      await tellSupport(tx, { eventId, caseId: id, what: "files_added", text: names });
      return fates;
    }),
  );

/** The seller's files for a case, which leave it waiting for whom it waits for. @throws DomainError NOT_FOUND, RULE */
export const addDeskFilesToCase = (
  ctx: DeskCtx,
  number: string,
  received: readonly ReceivedFile[],
): Promise<readonly FileFate[]> =>
  takeEach(received, (files) =>
    transaction(ctx, async (tx) => {
      const found = await lockCase(tx, number, deskAccountsSql(ctx.staff));
      const { fates, names } = await keep(tx, ctx, found, files);
      if (!names) return fates;
      const { id, accountId } = found;
      const after = { case: number, files: names };
      const eventId = await audit(tx, ctx, { action: "case.files_added", accountId, after });
      await mailFiles(tx, { eventId, caseId: id, by: ctx.staff.name, text: names });
      return fates;
    }),
  );

interface LockedCase {
  readonly id: string;
  readonly accountId: string;
  readonly status: CaseStatus;
  readonly ask: Contact;
}

/** So that nobody closes it meanwhile. @throws DomainError NOT_FOUND [ACC-6], RULE where it is closed */
async function lockCase(tx: Tx, number: string, isTheirs: Prisma.Sql): Promise<LockedCase> {
  const [found] = await tx.$queryRaw<LockedCase[]>`
    SELECT support_case.id, support_case.account_id AS "accountId", support_case.status::text AS status,
           json_build_object('name', seller.customer_service_name, 'email', seller.customer_service_email,
                             'phone', seller.customer_service_phone) AS ask
    FROM support_case
    JOIN account ON account.id = support_case.account_id
    JOIN bill_group ON bill_group.id = support_case.bill_group_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    WHERE support_case.number = ${number} AND ${isTheirs} FOR UPDATE OF support_case`;
  if (!found) throw notFound();
  requireAllowed(canAddFiles(found));
  return found;
}

/** @returns what became of each, and the names of those that are there now, empty where none is */
async function keep(
  tx: Tx,
  ctx: ViewerCtx | DeskCtx,
  { id: caseId, accountId }: LockedCase,
  files: readonly VettedFile[],
): Promise<{ readonly fates: readonly FileFate[]; readonly names: string }> {
  const owner = { accountId, contractId: null, disputeId: null, transferId: null, caseId };
  const fates = await keepFiles(tx, ctx, owner, files);
  const added = files.filter((_file, index) => fates[index] === "added");
  return { fates, names: added.map(({ name }) => name).join(", ") };
}
