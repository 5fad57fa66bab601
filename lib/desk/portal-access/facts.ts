import { deskAccountsSql } from "@/lib/access/visible";
import { fromDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { hasDeskPermission } from "@/lib/platform/desk-permissions";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { StaffMember } from "@/lib/platform/staff-session";
import { deskId } from "../schema";
import type { AccessFacts } from "./types";

interface Row {
  id: string;
  name: string;
  accountId: string;
  isDirect: boolean;
  isOn: boolean;
  hasActiveContract: boolean;
  lastEndedOn: Date | null;
  executiveName: string;
  executiveEmail: string;
  executivePhone: string;
}

/** A bill group of an account of theirs, and what the rules look at. */
export interface AccessGroup extends AccessFacts {
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  readonly isDirect: boolean;
}

/** @throws DomainError NOT_FOUND where it is not theirs to work with */
export async function findAccessGroup(tx: Tx, staff: StaffMember, id: string): Promise<AccessGroup> {
  if (!deskId.safeParse(id).success) throw notFound();
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT bill_group.id, bill_group.name, bill_group.account_id AS "accountId", account.type = 'direct' AS "isDirect",
           bill_group.access_rules_on AS "isOn", coalesce(term.last >= portal.today(seller.time_zone), false) AS "hasActiveContract",
           term.last AS "lastEndedOn", executive.name AS "executiveName", executive.email AS "executiveEmail",
           executive.phone AS "executivePhone"
    FROM bill_group
    JOIN account ON account.id = bill_group.account_id
    JOIN staff executive ON executive.id = account.account_executive_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    CROSS JOIN LATERAL (SELECT max(ends_on) AS last FROM contract WHERE contract.bill_group_id = bill_group.id) term
    WHERE bill_group.id = ${id}::uuid AND ${deskAccountsSql(staff)}`;
  if (!row) throw notFound();
  const { executiveName: name, executiveEmail: email, executivePhone: phone, lastEndedOn, ...group } = row;
  return {
    ...group,
    lastEndedOn: lastEndedOn && fromDateColumn(lastEndedOn),
    mayManage: hasDeskPermission(staff.role, "portal_access.manage"),
    accountExecutive: { name, email, phone },
  };
}

/** The same, locked: of two who change its rules the second sees what the first did [ACC-4]. @throws DomainError NOT_FOUND */
export async function lockAccessGroup(tx: Tx, staff: StaffMember, id: string): Promise<AccessGroup> {
  if (!deskId.safeParse(id).success) throw notFound();
  await tx.$executeRaw(Prisma.sql`SELECT FROM bill_group WHERE id = ${id}::uuid FOR NO KEY UPDATE`);
  return findAccessGroup(tx, staff, id);
}
