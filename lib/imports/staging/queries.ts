import type { Tx } from "@/lib/platform/db";
import type { Batch, Refusal } from "./types";

/** Why rows of a batch are refused, in the order of the file; a bounded number of them. */
export const listRefusals = (tx: Tx, { runId }: Pick<Batch, "runId">, most = 500): Promise<Refusal[]> => tx.$queryRaw<
  Refusal[]
>`
  SELECT line, external_id AS "externalId", field, reason, params FROM import_refusal
  WHERE run_id = ${runId}::uuid ORDER BY line, id LIMIT ${most}`;
