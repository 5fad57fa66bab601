import { visibleContract } from "@/lib/access/visible";
import { systemDb, type Tx } from "@/lib/platform/db";
import { mailEnd } from "../mail";

const MOST_AT_ONCE = 50;

interface Over {
  readonly id: string;
  readonly personId: string;
}

/** Ends what has waited its time, each with one mail: the same whether it was declined, left, or meant nothing [ACC-9]. */
export async function expireRequests(): Promise<void> {
  let ended: number;
  do ended = await expireSome();
  while (ended === MOST_AT_ONCE);
}

const expireSome = (): Promise<number> =>
  systemDb(async (tx) => {
    const over = await tx.$queryRaw<Over[]>`
      UPDATE access_request SET ended_at = portal.now()
      WHERE id IN (
        SELECT id FROM access_request WHERE ended_at IS NULL AND expires_at <= portal.now()
        LIMIT ${MOST_AT_ONCE} FOR UPDATE SKIP LOCKED
      )
      RETURNING id, person_id AS "personId"`;
    for (const request of over) if (!(await cameInOtherwise(tx, request))) await mailEnd(tx, request.id);
    return over.length;
  });

/** Whoever sees by now what they asked for has no need to hear that nobody let them in. */
async function cameInOtherwise(tx: Tx, { id, personId }: Over): Promise<boolean> {
  const meant = { accessRequests: { some: { requestId: id } } };
  return (await tx.contract.count({ where: { ...meant, AND: visibleContract({ personId }) } })) > 0;
}
