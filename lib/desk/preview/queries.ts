import { deskAccountsSql } from "@/lib/access/visible";
import { systemReading, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { StaffMember } from "@/lib/platform/staff-session";
import { canPreview } from "./rules";
import { previewInput } from "./schema";
import type { PreviewOffer } from "./types";

interface OfferRow extends Omit<PreviewOffer, "decision"> {
  readonly contracts: number;
  readonly aeName: string;
  readonly aeEmail: string;
  readonly aePhone: string;
}

/** A bill group of an account that this member of staff works with. @throws DomainError NOT_FOUND */
export async function readPreviewOffer(tx: Tx, staff: StaffMember, id: string): Promise<PreviewOffer> {
  const [found] = await tx.$queryRaw<OfferRow[]>`
    SELECT bill_group.id AS "billGroupId", bill_group.name AS "billGroup", account.id AS "accountId",
           account.name AS account, account.type <> 'direct' AS "isClosed",
           (SELECT count(*)::int FROM contract WHERE contract.bill_group_id = bill_group.id) AS contracts,
           executive.name AS "aeName", executive.email AS "aeEmail", executive.phone AS "aePhone"
    FROM bill_group
    JOIN account ON account.id = bill_group.account_id
    JOIN staff executive ON executive.id = account.account_executive_id
    WHERE bill_group.id = ${id}::uuid AND ${deskAccountsSql(staff)}`;
  if (!found) throw notFound();
  const { contracts, aeName: name, aeEmail: email, aePhone: phone, ...offer } = found;
  return { ...offer, decision: canPreview({ contracts, accountExecutive: { name, email, phone } }) };
}

/** By the part of the address that names the bill group. */
export async function getPreviewOffer(staff: StaffMember, segment: string): Promise<PreviewOffer> {
  const id = previewInput.shape.billGroup.safeParse(segment);
  if (!id.success) throw notFound();
  return systemReading((tx) => readPreviewOffer(tx, staff, id.data));
}
