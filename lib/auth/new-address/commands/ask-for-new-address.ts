import { audit } from "@/lib/platform/audit";
import { systemDb } from "@/lib/platform/db";
import { type Contact, refused, requireAllowed } from "@/lib/platform/decision";
import { DomainError } from "@/lib/platform/errors";
import { sha256 } from "@/lib/platform/hash";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/platform/jobs";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { mayAskForNewAddress, mayMailNewAddress } from "../../limits";
import { newAddressToken } from "../../tokens";
import { readDecision } from "../facts";
import type { AskForNewAddressInput } from "../schema";

/**
 * Mails a link to the address that somebody wants to change to; it counts once that link is used [SIG-9]. Nobody is
 * looked up by it, so any address is answered alike [SIG-3].
 * @throws DomainError RULE with the reason of canChangeAddress or `new_address.too_many…`, INVALID for the present address
 */
export async function askForNewAddress(ctx: ViewerCtx, { email }: AskForNewAddressInput): Promise<{ email: string }> {
  const { personId, email: present } = ctx.viewer;
  await systemDb(async (tx) => {
    const { decision, brand } = await readDecision(tx, ctx.viewer);
    requireAllowed(decision);
    if (email === present) throw new DomainError("INVALID", "new_address.same", { field: "email" });
    const ask = brand.customerService;
    if (!(await mayAskForNewAddress(personId))) throw tooMany("new_address.too_many", ask);
    if (!(await mayMailNewAddress(email))) throw tooMany("new_address.too_many_mails", ask);
    const id = newId();
    // One row a person: the newest link replaces those before.
    await tx.$executeRaw`
      INSERT INTO new_address (person_id, id, email, link_hash, created_at, expires_at)
      VALUES (${personId}::uuid, ${id}::uuid, ${email}, ${sha256(newAddressToken(id))}, portal.now(),
              portal.now() + interval '24 hours')
      ON CONFLICT (person_id) DO UPDATE SET
        id = excluded.id, email = excluded.email, link_hash = excluded.link_hash, created_at = excluded.created_at,
        expires_at = excluded.expires_at`;
    await enqueue(tx, "new_address_mail", { changeId: id }, `new-address:${id}`);
    await audit(tx, ctx, { action: "person.new_address_asked", before: { email: present }, after: { email } });
  });
  return { email };
}

const tooMany = (reason: "new_address.too_many" | "new_address.too_many_mails", ask: Contact): DomainError =>
  new DomainError("RULE", reason, { refusal: refused(reason, { ask }) });
