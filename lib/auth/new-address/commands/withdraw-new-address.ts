import { audit } from "@/lib/platform/audit";
import { systemDb } from "@/lib/platform/db";
import type { ViewerCtx } from "@/lib/platform/viewer";

/** Gives up a change that is not proven yet: its link is dead from now on. */
export async function withdrawNewAddress(ctx: ViewerCtx): Promise<void> {
  await systemDb(async (tx) => {
    const [withdrawn] = await tx.$queryRaw<{ email: string }[]>`
      DELETE FROM new_address WHERE person_id = ${ctx.viewer.personId}::uuid RETURNING email`;
    if (withdrawn) await audit(tx, ctx, { action: "person.new_address_withdrawn", before: withdrawn });
  });
}
