import { joinOwnAccessSql } from "@/lib/access/visible";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";

/**
 * Whether a viewer is told with which card `payment` was paid: who paid, and who may change the bill group or holds the
 * card of a contract that it is for and that is theirs, one of `mine`. Of a transfer there is nothing to keep back.
 */
export const seesMethodSql = (viewer: Viewer, mine: Prisma.Sql = contractsOf(viewer)): Prisma.Sql => Prisma.sql`(
  payment.method = 'transfer' OR coalesce(payment.payer_person_id = ${viewer.personId}::uuid, false)
  OR EXISTS (
    SELECT FROM payment_line of_payment JOIN ${mine} AS mine ON mine.id = of_payment.contract_id
    WHERE of_payment.line_id = payment.id
      AND (portal.may_change_group(mine.bill_group_id) OR portal.is_card_holder(mine.id))))`;

const contractsOf = (viewer: Viewer): Prisma.Sql =>
  Prisma.sql`(SELECT contract.id, contract.bill_group_id FROM contract ${joinOwnAccessSql(viewer)})`;
