import { systemDb } from "@/lib/platform/db";
import type { TaskPayloads } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { takeIntoInbox } from "../commands/receive-event";
import { settleReversals } from "./commands/settle-reversals";
import { listTold, type ToldReversal } from "./stripe";

/** Far more than are told in the days that a portal may be away. */
const MOST_AT_ONCE = 10_000;
/** Of a transaction, which has ten seconds: after days away they are thousands. */
const A_BATCH = 200;
/** Read again each time: what is told at the same moment may be seen later. */
const OVERLAP_MS = 60 * 60 * 1_000;
const WATERMARK = "reversal_events";

/** What became of a charge that was recorded after something had become of it. */
export const lookAtCharge = ({ chargeId }: TaskPayloads["charge_reversals"]): Promise<void> =>
  settleReversals(chargeId);

/**
 * The janitor: reads the provider's own list of what it has told since the last time, so that an event that was lost on its
 * way is taken into the inbox after all, once [M4]. How far it has read is by the provider's clock, and kept with every
 * batch: where it ends before the last, the next time goes on from there.
 */
export async function takeLostReversals(): Promise<void> {
  const since = await systemDb(async (tx) => {
    const [mark] = await tx.$queryRaw<{ readTo: Date }[]>`
      SELECT read_to AS "readTo" FROM provider_watermark WHERE name = ${WATERMARK}`;
    return mark ? new Date(mark.readTo.getTime() - OVERLAP_MS) : null;
  });
  const told = await listTold(since, MOST_AT_ONCE);
  if (told.length === MOST_AT_ONCE)
    log.error({ since }, "more refunds and chargebacks were told than are read at once");
  const oldestFirst = told.toReversed();
  for (let from = 0; from < oldestFirst.length; from += A_BATCH)
    await takeBatch(oldestFirst.slice(from, from + A_BATCH));
}

const takeBatch = (told: readonly ToldReversal[]): Promise<void> =>
  systemDb(async (tx) => {
    for (const { id, type, charge } of told) await takeIntoInbox(tx, { id, type, objectId: charge });
    await tx.$executeRaw`
      INSERT INTO provider_watermark (name, read_to) VALUES (${WATERMARK}, ${told.at(-1)?.at}::timestamptz)
      ON CONFLICT (name) DO UPDATE SET read_to = greatest(provider_watermark.read_to, excluded.read_to)`;
  });
