import { audit } from "@/lib/platform/audit";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { NOTIFICATION_KINDS } from "../types";
import { readOwnChoices } from "./queries";
import type { ChooseNotificationsInput } from "./schema";

/** Keeps which mails the person wants; it counts from the next mail that is written. */
export async function chooseNotifications(ctx: ViewerCtx, wanted: ChooseNotificationsInput): Promise<void> {
  const { personId } = ctx.viewer;
  await transaction(ctx, async (tx) => {
    const had = await readOwnChoices(tx, ctx.viewer);
    const changed = NOTIFICATION_KINDS.filter((kind) => had[kind] !== wanted[kind]);
    if (changed.length === 0) return;
    await tx.$executeRaw`
      INSERT INTO notification_choice (person_id, kind, is_on, chosen_at)
      SELECT ${personId}::uuid, chosen.kind::notification_kind, chosen.is_on, portal.now()
      FROM unnest(${changed}::text[], ${changed.map((kind) => wanted[kind])}::boolean[]) AS chosen (kind, is_on)
      ON CONFLICT (person_id, kind) DO UPDATE SET is_on = excluded.is_on, chosen_at = excluded.chosen_at`;
    const of = (choices: typeof wanted) => Object.fromEntries(changed.map((kind) => [kind, choices[kind]]));
    await audit(tx, ctx, { action: "person.notifications_chosen", before: of(had), after: of(wanted) });
  });
}
