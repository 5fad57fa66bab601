import { deskAccountsSql } from "@/lib/access/visible";
import { systemReading, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { StaffMember } from "@/lib/platform/staff-session";
import type { ContractTerms } from "./types";

/** A contract of one of their accounts; in a command locked. @throws DomainError NOT_FOUND */
export async function readTerms(
  tx: Tx,
  staff: StaffMember,
  number: string,
  isLocked = false,
): Promise<ContractTerms & { readonly id: string }> {
  const [found] = await tx.$queryRaw<(ContractTerms & { id: string })[]>`
    SELECT contract.id, contract.number, account.id AS "accountId", account.name AS account,
           bill_group.name AS "billGroup", contract.online_payment AS "onlinePayment",
           contract.renewal_self_service AS "renewalSelfService"
    FROM contract
    JOIN account ON account.id = contract.account_id
    JOIN bill_group ON bill_group.id = contract.bill_group_id
    WHERE contract.number = ${number} AND ${deskAccountsSql(staff)}
    ${isLocked ? Prisma.sql`FOR NO KEY UPDATE OF contract` : Prisma.empty}`;
  if (!found) throw notFound();
  return found;
}

export const getContractTerms = (staff: StaffMember, number: string): Promise<ContractTerms> =>
  systemReading((tx) => readTerms(tx, staff, number));
