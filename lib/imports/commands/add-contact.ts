import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Ctx } from "@/lib/platform/viewer";
import type { ContactInput } from "../types";

/**
 * Makes somebody a billing contact of a contract, the primary one where it has none [ACC-1]. No mail goes out.
 * @returns false where the person is a contact of it already: then nothing is changed
 */
export async function addContact(
  tx: Tx,
  ctx: Ctx,
  { email, firstName, lastName }: ContactInput,
  { accountId, contractId }: { accountId: string; contractId: string },
): Promise<boolean> {
  const { id: personId } = await tx.person.upsert({
    where: { email },
    create: { id: newId(), email },
    update: {},
    select: { id: true },
  });
  await tx.accountPerson.createMany({ data: { accountId, personId, firstName, lastName }, skipDuplicates: true });
  const isPrimary = (await tx.contractContact.count({ where: { contractId, isPrimary: true } })) === 0;
  const { count } = await tx.contractContact.createMany({
    data: { id: newId(), accountId, contractId, personId, isPrimary },
    skipDuplicates: true,
  });
  if (count > 0)
    await audit(tx, ctx, { action: "contract.contact_added", accountId, contractId, after: { email, isPrimary } });
  return count > 0;
}
