import { issueInvoicesOf, issueMemosOf } from "@/lib/invoices/issuing/commands";
import { listIssuingParties } from "@/lib/invoices/issuing/queries";
import type { Tx } from "@/lib/platform/db";
import type { Ctx } from "@/lib/platform/viewer";
import { rowsOf, type Writing } from "./write-accounts";

/** Contracts whose parties are written out at once. */
const CONTRACTS_AT_ONCE = 1_000;

export async function writeInvoices(tx: Tx, _ctx: Ctx, writing: Writing): Promise<void> {
  const pairs = await tx.$queryRaw<{ contractId: string; currency: string }[]>`
    SELECT DISTINCT owner_id AS "contractId", data->>'currency' AS currency FROM ${rowsOf(writing, "new")}
    ORDER BY 1, 2`;
  for (let first = 0; first < pairs.length; first += CONTRACTS_AT_ONCE) {
    await writing.tell(`invoices ${first + 1}/${pairs.length}`);
    const parties = await listIssuingParties(tx, pairs.slice(first, first + CONTRACTS_AT_ONCE));
    await issueInvoicesOf(tx, rowsOf(writing, "new"), parties);
  }
  // A trigger keeps the earlier number as a revision [INV-5].
  await tx.$executeRaw`
    UPDATE invoice here SET po_number = row.content->>'poNumber' FROM ${rowsOf(writing, "changed")}
    WHERE here.id = row.target_id AND row.content ? 'poNumber'
      AND row.content->'poNumber' IS DISTINCT FROM row.last->'poNumber'`;
}

export const writeCreditMemos = (tx: Tx, _ctx: Ctx, writing: Writing): Promise<void> =>
  issueMemosOf(tx, rowsOf(writing, "new"));
