import { visibleBillGroupSql } from "@/lib/access/visible";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import type { BillGroupStanding } from "./types";

export interface StandingFound {
  billGroupName: string;
  hiddenContracts: number;
  holdsManageBilling: boolean;
  holderName: string | null;
  holderEmail: string | null;
  serviceName: string;
  serviceEmail: string;
  servicePhone: string;
}

/** How the viewer stands to `bill_group`, as columns; its joins are `joinStandingSql`. */
export const standingColumnsSql = Prisma.sql`
  bill_group.name AS "billGroupName", standing.hidden AS "hiddenContracts", standing.manages AS "holdsManageBilling",
  holder.name AS "holderName", holder.email AS "holderEmail", seller.customer_service_name AS "serviceName",
  seller.customer_service_email AS "serviceEmail", seller.customer_service_phone AS "servicePhone"`;

/** Behind `FROM bill_group JOIN seller_entity seller …`; through the viewer's door only, for whom it is asked. */
export const joinStandingSql = Prisma.sql`
  CROSS JOIN LATERAL portal.group_standing(bill_group.id) standing
  LEFT JOIN LATERAL (
    SELECT known.first_name || ' ' || known.last_name AS name, person.email
    FROM portal.billing_managers(bill_group.id) held
    JOIN account_person known ON known.account_id = bill_group.account_id AND known.person_id = held.person_id
    JOIN person ON person.id = held.person_id
    ORDER BY held.is_primary DESC, known.last_name, known.first_name, person.email LIMIT 1
  ) holder ON true`;

export const toStanding = (found: StandingFound): BillGroupStanding => ({
  name: found.billGroupName,
  hiddenContracts: found.hiddenContracts,
  holdsManageBilling: found.holdsManageBilling,
  holder:
    found.holderName && found.holderEmail ? { name: found.holderName, email: found.holderEmail, phone: null } : null,
  customerService: { name: found.serviceName, email: found.serviceEmail, phone: found.servicePhone },
});

/** For `canChangeBillGroup`, as the rows are now. @throws DomainError NOT_FOUND */
export async function getStandingToGroup(tx: Tx, viewer: Viewer, billGroup: string): Promise<BillGroupStanding> {
  const [found] = await tx.$queryRaw<StandingFound[]>`
    SELECT ${standingColumnsSql}
    FROM bill_group
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    ${joinStandingSql}
    WHERE ${visibleBillGroupSql(viewer)} AND bill_group.id = ${billGroup}::uuid`;
  if (!found) throw notFound();
  return toStanding(found);
}
