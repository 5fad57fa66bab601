import { lockContracts } from "@/lib/access/locks";
import { readStanding } from "@/lib/access/queries";
import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import { requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import type { PlaceFactsRow } from "../facts";
import { mailRemoved } from "../mail";
import { lockManageBilling } from "../manage-billing/queries";
import type { RemovePlacesInput } from "../schema";
import type { Removed } from "../types";
import { findPlaces, findRemoval } from "./queries";

/**
 * Removes people from contracts, all that may go in one transaction, and says person by person what was left and why
 * [USR-4, USR-5, ACC-8]. What is not there any more counts as done.
 * @throws DomainError NOT_FOUND when none of it is the viewer's, RULE with the reason of canRemove when nothing may go
 */
export const removePlaces = (ctx: ViewerCtx, { places }: RemovePlacesInput): Promise<Removed> =>
  transaction(ctx, async (tx) => {
    const { viewer } = ctx;
    const seen = await findPlaces(tx, viewer, [], places);
    if (seen.length === 0) throw notFound();
    // Where the viewer has no say nothing goes: these stay as they are, and are told of.
    const wanted = seen.filter(({ viewerIsContact }) => viewerIsContact);
    if (wanted.length > 0) {
      await lockManageBilling(tx, idsOfGroups(wanted));
      await lockContracts(tx, ctx, numbersOf(wanted));
    }
    const { people, rows } = await findRemoval(tx, viewer, await findPlaces(tx, viewer, [], places));
    const [why] = people.flatMap(({ left }) => left);
    if (rows.length === 0 && why) requireAllowed(why.because);
    const events: string[] = [];
    for (const { contractId, accountId, personId, email } of rows) {
      const eventId = await audit(tx, ctx, {
        action: "user.removed",
        accountId,
        contractId,
        before: { person: email },
      });
      events.push(eventId);
      if (contractId === firstOf(rows, personId)?.contractId)
        await mailRemoved(tx, ctx, { eventId, personId, places: rows.filter((row) => row.personId === personId) });
    }
    await noticeOfChange(tx, ...events);
    // Last: whoever removes themselves may write nothing more about these contracts.
    await tx.$executeRaw`DELETE FROM contract_contact WHERE id = ANY (${rows.map(({ placeId }) => placeId)}::uuid[])`;
    return { people, isOut: (await readStanding(tx, viewer)).kind !== "open" };
  });

const idsOfGroups = (rows: readonly PlaceFactsRow[]) => rows.map(({ billGroupId }) => billGroupId);
const numbersOf = (rows: readonly PlaceFactsRow[]) => rows.map(({ contractNumber }) => contractNumber);

const firstOf = <Row extends { personId: string }>(rows: readonly Row[], personId: string): Row | undefined =>
  rows.find((row) => row.personId === personId);
