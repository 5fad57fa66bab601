import { joinOwnAccessSql } from "@/lib/access/visible";
import type { PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import { type ContractFacts, selectContracts, toContractRow } from "../facts";
import type { ContractRow } from "../types";
import { lastDecidableEnd } from "./rules";

/**
 * Contracts of a bill group that renew by themselves and end soon, what ends first on top: to be asked of by the rule.
 * Found first and looked at then, so that a plan made without the days is as good as one made with them.
 */
export async function readEndingSoon(
  tx: Tx,
  viewer: Viewer,
  billGroup: string,
  today: PlainDate,
  most: number,
): Promise<ContractRow[]> {
  const rest = Prisma.sql`
    WHERE contract.id IN (
      WITH own AS MATERIALIZED (
        SELECT contract.id, contract.number, contract.ends_on, contract.auto_renew, mine.is_contact
        FROM contract ${joinOwnAccessSql(viewer)} WHERE contract.bill_group_id = ${billGroup}::uuid
      )
      SELECT own.id FROM own
      WHERE own.auto_renew AND own.is_contact
        AND own.ends_on BETWEEN ${today}::date AND ${lastDecidableEnd(today)}::date
      ORDER BY own.ends_on, own.number LIMIT ${most}
    )
    ORDER BY contract.ends_on, contract.number`;
  return (await tx.$queryRaw<ContractFacts[]>(selectContracts(viewer, rest))).map(toContractRow);
}
