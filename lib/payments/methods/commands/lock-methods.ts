import { lockBillGroup } from "@/lib/access/locks";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { getMethodGroup, listMethodRows, type MethodGroup, type MethodRow } from "../facts";
import type { MethodInput } from "../schema";

export interface LockedMethod {
  readonly group: MethodGroup;
  readonly method: MethodRow;
  readonly others: readonly MethodRow[];
}

/** One of a bill group's methods with the others, while nobody else changes them. @throws DomainError NOT_FOUND */
export async function lockMethod(
  tx: Tx,
  ctx: ViewerCtx,
  { billGroup, method: id }: MethodInput,
): Promise<LockedMethod> {
  await lockBillGroup(tx, ctx, billGroup);
  // A payment that is just beginning holds the method's row: what is read next knows of it. Who may not change them locks none.
  await tx.$executeRaw`
    SELECT FROM payment_method WHERE bill_group_id = ${billGroup}::uuid AND removed_at IS NULL ORDER BY id FOR NO KEY UPDATE`;
  const group = await getMethodGroup(tx, ctx.viewer, billGroup);
  const rows = await listMethodRows(tx, group);
  const method = rows.find((row) => row.id === id);
  if (!method) throw notFound();
  return { group, method, others: rows.filter((row) => row.id !== id) };
}
