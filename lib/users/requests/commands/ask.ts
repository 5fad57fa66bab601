import { calendarDay } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/platform/jobs";
import { type Limit, secondsUntilWithin } from "@/lib/platform/limits";
import { transaction } from "@/lib/platform/transaction";
import type { Viewer, ViewerCtx } from "@/lib/platform/viewer";
import { readOwnOpen } from "../facts";
import { getPublicSeller, type PublicSeller } from "../queries";
import { ASKS_OF_NETWORK, ASKS_OF_PERSON, canAsk, canAskAgain, DAYS_TO_ANSWER, isSameNumber } from "../rules";
import type { AskForAccessInput } from "../schema";

/**
 * Notes the request, and nothing else: what the number means is looked up later, by the worker. So every number, whether
 * it exists or not, gets the same answer after the same work [ACC-9].
 * @throws DomainError RULE `access.asked_already`, `access.asked_too_often`, `access.network_asked_too_often`
 */
export async function askForAccess(ctx: ViewerCtx, input: AskForAccessInput): Promise<void> {
  const { viewer } = ctx;
  const seller = await getPublicSeller();
  // Asked before the limits too: who presses twice uses up nothing.
  await transaction(ctx, (tx) => requireNotAsked(tx, viewer, input.number, seller));
  await requireWithinLimits(ctx, seller);
  await transaction(ctx, async (tx) => {
    // The person's own row is what two requests of theirs wait for each other at.
    const [{ email }] = await tx.$queryRaw<[{ email: string }]>`
      SELECT email FROM person WHERE id = ${viewer.personId}::uuid FOR NO KEY UPDATE`;
    await requireNotAsked(tx, viewer, input.number, seller);
    await note(tx, viewer, email, input);
  });
}

async function requireNotAsked(tx: Tx, viewer: Viewer, number: string, { timeZone }: PublicSeller): Promise<void> {
  const earlier = (await readOwnOpen(tx, viewer)).find((open) => isSameNumber(open.number, number));
  requireAllowed(
    canAsk(
      earlier
        ? { askedOn: calendarDay(earlier.createdAt, timeZone), waitsUntil: calendarDay(earlier.expiresAt, timeZone) }
        : null,
    ),
  );
}

/** What one network has used up is asked first, and counts for nobody's own limit. */
async function requireWithinLimits({ viewer, network }: ViewerCtx, seller: PublicSeller): Promise<void> {
  const limits = [
    ["network", network, ASKS_OF_NETWORK],
    ["person", viewer.personId, ASKS_OF_PERSON],
  ] as const satisfies readonly (readonly [string, string, Limit])[];
  for (const [who, key, limit] of limits) {
    const seconds = await secondsUntilWithin(`access_asks_of_${who}`, key, limit);
    requireAllowed(canAskAgain(who, seconds, seller.customerService));
  }
}

async function note(tx: Tx, viewer: Viewer, email: string, input: AskForAccessInput): Promise<void> {
  const id = newId();
  await tx.$executeRaw`
    INSERT INTO access_request
      (id, person_id, email, first_name, last_name, number, note, created_at, expires_at)
    VALUES (
      ${id}::uuid, ${viewer.personId}::uuid, ${email}, ${input.firstName}, ${input.lastName}, ${input.number},
      ${input.note}, portal.now(), portal.now() + make_interval(days => ${DAYS_TO_ANSWER}::int)
    )`;
  await enqueue(tx, "match_access_request", { accessRequestId: id }, `access_request:${id}`);
}
