import { deskAccountsSql } from "@/lib/access/visible";
import { systemReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { StaffMember } from "@/lib/platform/staff-session";
import { listContracts } from "../accounts/queries";
import { deskId } from "../schema";
import type { DeskBillGroup } from "./types";

/** @throws DomainError NOT_FOUND where its account is not theirs to work with */
export const getDeskBillGroup = (staff: StaffMember, id: string): Promise<DeskBillGroup> =>
  systemReading(async (tx) => {
    if (!deskId.safeParse(id).success) throw notFound();
    const [group] = await tx.$queryRaw<Omit<DeskBillGroup, "contracts">[]>`
      SELECT bill_group.id, bill_group.name, account.id AS "accountId", account.name AS account,
             account.type::text AS type, seller.name AS seller, bill_group.frequency::text AS frequency,
             bill_group.auto_pay AS "autoPay", bill_group.po_number AS "poNumber", bill_group.vat_number AS "vatNumber",
             bill_group.registration_number AS "registrationNumber",
             (SELECT count(*)::int FROM payment_method method
              WHERE method.bill_group_id = bill_group.id AND method.removed_at IS NULL) AS "paymentMethods",
             (SELECT count(DISTINCT place.person_id)::int FROM contract_contact place
              JOIN contract ON contract.id = place.contract_id WHERE contract.bill_group_id = bill_group.id) AS people
      FROM bill_group
      JOIN account ON account.id = bill_group.account_id
      JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
      WHERE bill_group.id = ${id}::uuid AND ${deskAccountsSql(staff)}`;
    if (!group) throw notFound();
    return { ...group, contracts: await listContracts(tx, Prisma.sql`contract.bill_group_id = ${id}::uuid`) };
  });
