import type { PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import { type ContractFacts, selectContracts, toContractRow } from "../queries";
import type { ContractRow } from "../types";
import { lastDecidableEnd } from "./rules";

/** Contracts of a bill group that renew by themselves and end soon, what ends first on top: to be asked of by the rule. */
export async function readEndingSoon(
  tx: Tx,
  viewer: Viewer,
  billGroup: string,
  today: PlainDate,
  most: number,
): Promise<ContractRow[]> {
  const rest = Prisma.sql`
    WHERE contract.bill_group_id = ${billGroup}::uuid AND contract.auto_renew AND mine.is_contact
      AND contract.ends_on BETWEEN ${today}::date AND ${lastDecidableEnd(today)}::date
    ORDER BY contract.ends_on, contract.number LIMIT ${most}`;
  return (await tx.$queryRaw<ContractFacts[]>(selectContracts(viewer, rest))).map(toContractRow);
}
