import { visibleCaseSql } from "@/lib/access/visible";
import { audit } from "@/lib/platform/audit";
import { asSystem, type Tx } from "@/lib/platform/db";
import type { Contact } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import type { Viewer, ViewerCtx } from "@/lib/platform/viewer";
import type { CaseStatus } from "./types";

/** A case as both sides' pages and commands look at it. */
export interface CaseFacts {
  readonly id: string;
  readonly number: string;
  readonly accountId: string;
  readonly billGroupId: string;
  readonly contractId: string | null;
  readonly subject: string | null;
  readonly status: CaseStatus;
  readonly openedAt: Date;
  readonly lastAt: Date;
  readonly messages: number;
  readonly contract: string | null;
  readonly invoice: { readonly number: string; readonly reference: string } | null;
  readonly timeZone: string;
  readonly ask: Contact;
}

/** One of the viewer's own. @throws DomainError NOT_FOUND [ACC-6] */
export async function getCaseFacts(tx: Tx, viewer: Viewer, number: string): Promise<CaseFacts> {
  const [found] = await tx.$queryRaw<CaseFacts[]>`
    SELECT support_case.id, support_case.number, support_case.account_id AS "accountId",
           support_case.bill_group_id AS "billGroupId", support_case.contract_id AS "contractId", support_case.subject,
           support_case.status::text AS status, support_case.opened_at AS "openedAt", support_case.last_at AS "lastAt",
           (SELECT count(*)::int FROM support_message message WHERE message.case_id = support_case.id) AS messages,
           contract.number AS contract, seller.time_zone AS "timeZone",
           CASE WHEN invoice.id IS NOT NULL
                THEN json_build_object('number', invoice.number, 'reference', invoice.reference) END AS invoice,
           json_build_object('name', seller.customer_service_name, 'email', seller.customer_service_email,
                             'phone', seller.customer_service_phone) AS ask
    FROM support_case
    JOIN bill_group ON bill_group.id = support_case.bill_group_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    LEFT JOIN contract ON contract.id = support_case.contract_id
    LEFT JOIN invoice ON invoice.id = support_case.invoice_id
    WHERE ${visibleCaseSql(viewer)} AND support_case.number = ${number}`;
  if (!found) throw notFound();
  return found;
}

/**
 * With the account and neither contract nor bill group: others who see those do not read of a case in their history. No
 * viewer's role writes such a row [A7].
 */
export const auditCase = (
  tx: Tx,
  ctx: ViewerCtx,
  { action, accountId, number, files }: { action: string; accountId: string; number: string; files?: string },
): Promise<string> =>
  asSystem(tx, () => audit(tx, ctx, { action, accountId, after: { case: number, ...(files ? { files } : {}) } }));
