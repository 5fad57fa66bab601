import { visibleBillGroupSql } from "@/lib/access/visible";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import { chooseFrom } from "./rules";
import type { BillGroupChoice, BillGroupChoices } from "./types";

const MOST_GROUPS = 200;

export type Placed<Group> = Group & { place: bigint };

/**
 * The viewer's bill groups, by account and name; the one that is asked for is among them however many there are. `more` are
 * further columns, of `bill_group`, `account` and `seller`;
 * `isOwn` is for a statement that has found what is the viewer's already.
 */
export const selectBillGroups = (
  viewer: Pick<Viewer, "personId">,
  asked: string | null,
  more: Prisma.Sql,
  isOwn: Prisma.Sql = visibleBillGroupSql(viewer),
): Prisma.Sql => Prisma.sql`
    SELECT bill_group.id, bill_group.name, account.name AS account, seller.name AS seller,
           row_number() OVER (ORDER BY account.name, seller.rank, bill_group.name, bill_group.id) AS place ${more}
    FROM bill_group
    JOIN account ON account.id = bill_group.account_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    WHERE ${isOwn}
    ORDER BY bill_group.id IS NOT DISTINCT FROM ${asked}::uuid DESC, place
    LIMIT ${MOST_GROUPS}`;

/** What was so read, as the switcher has it. */
export function inOrder<Group extends BillGroupChoice>(
  found: readonly Placed<Group>[],
  asked: string | null,
): BillGroupChoices<Group> {
  const all = found.toSorted((left, right) => Number(left.place - right.place));
  return { all, chosen: chooseFrom(all, asked) };
}
