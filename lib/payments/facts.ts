import { joinOwnAccessSql } from "@/lib/access/visible";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";

/**
 * Whether a viewer is told with which card `payment` was paid: who paid, and who may change the bill group or holds the
 * card of a contract that it is for and that is theirs, one of `mine`. Of a transfer there is nothing to keep back.
 */
export const seesMethodSql = (viewer: Viewer): Prisma.Sql =>
  seesMethod(viewer, contractsOf(viewer), Prisma.sql`portal.may_change_group(paid_for.bill_group_id)`);

/** The same in a list: `mine` are the viewer's contracts, `changeable` the bill groups they may change, both read once. */
export const seesMethodInListSql = (viewer: Viewer, mine: Prisma.Sql, changeable: Prisma.Sql): Prisma.Sql =>
  seesMethod(viewer, mine, Prisma.sql`paid_for.bill_group_id IN (SELECT id FROM ${changeable})`);

/** The bill groups whose settings a viewer may change. */
export const changeableGroupsSql = Prisma.sql`SELECT id FROM portal.groups_to_change() id`;

const seesMethod = (viewer: Viewer, mine: Prisma.Sql, mayChange: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  payment.method = 'transfer' OR coalesce(payment.payer_person_id = ${viewer.personId}::uuid, false)
  OR EXISTS (
    SELECT FROM (
      SELECT mine.id, mine.bill_group_id FROM payment_line of_payment JOIN ${mine} AS mine ON mine.id = of_payment.contract_id
      -- OFFSET keeps it asked of what the payment is for, and not of all that is theirs.
      WHERE of_payment.line_id = payment.id OFFSET 0
    ) paid_for
    WHERE ${mayChange} OR portal.is_card_holder(paid_for.id)))`;

const contractsOf = (viewer: Viewer): Prisma.Sql =>
  Prisma.sql`(SELECT contract.id, contract.bill_group_id FROM contract ${joinOwnAccessSql(viewer)})`;
