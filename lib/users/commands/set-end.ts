import { lockContracts } from "@/lib/access/locks";
import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import type { PlainDate } from "@/lib/platform/dates";
import { requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { toPlaceFacts } from "../facts";
import { mailEndSet } from "../mail";
import { findLastHolders, lockManageBilling } from "../manage-billing/queries";
import { findPlaces } from "../removal/queries";
import { canEndOn } from "../rules";
import type { SetEndInput } from "../schema";

export interface EndSet {
  readonly name: string;
  readonly contractNumber: string;
  readonly endsOn: PlainDate | null;
}

/**
 * Sets the last day of somebody's access to a contract, or takes it away [USR-8].
 * @throws DomainError NOT_FOUND, FORBIDDEN, RULE with the reason of canEndOn
 */
export const setEnd = (ctx: ViewerCtx, { place, endsOn }: SetEndInput): Promise<EndSet> =>
  transaction(ctx, async (tx) => {
    const { viewer } = ctx;
    await lockManageBilling(
      tx,
      (await findPlaces(tx, viewer, [], [place])).map(({ billGroupId }) => billGroupId),
    );
    await lockContracts(tx, ctx, [place.contractNumber]);
    const [row] = await findPlaces(tx, viewer, [], [place]);
    if (!row) throw notFound();
    const facts = toPlaceFacts(row, viewer, await findLastHolders(tx, [row], "each"));
    requireAllowed(canEndOn(facts, endsOn));
    const set = { name: facts.personName, contractNumber: row.contractNumber, endsOn };
    if (facts.endsOn === endsOn) return set;
    await tx.$executeRaw`UPDATE contract_contact SET ends_on = ${endsOn}::date WHERE id = ${row.placeId}::uuid`;
    const { accountId, contractId, personId } = row;
    const eventId = await audit(tx, ctx, {
      action: "user.end_set",
      accountId,
      contractId,
      before: { person: row.email, endsOn: facts.endsOn },
      after: { person: row.email, endsOn },
    });
    await noticeOfChange(tx, eventId);
    await mailEndSet(tx, ctx, { eventId, personId, places: [row], endsOn });
    return set;
  });
