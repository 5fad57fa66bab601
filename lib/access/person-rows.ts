import type { Tx } from "@/lib/platform/db";

// What is somebody's by their id, for who erases them.

/** Contracts first, as everybody does who writes to what hangs on them; then the person. What is read behind it stays so. */
export async function lockPerson(tx: Tx, email: string): Promise<void> {
  await tx.$queryRaw`
    SELECT contract.id FROM contract WHERE contract.id IN (
      SELECT place.contract_id FROM contract_contact place JOIN person ON person.id = place.person_id WHERE person.email = ${email})
    ORDER BY contract.id FOR UPDATE`;
  await tx.$queryRaw`SELECT id FROM person WHERE email = ${email} FOR UPDATE`;
}

/** The accounts that know them by a name. */
export async function accountsOfPerson(tx: Tx, personId: string): Promise<string[]> {
  const found = await tx.accountPerson.findMany({
    where: { personId },
    select: { accountId: true },
    orderBy: { accountId: "asc" },
  });
  return found.map(({ accountId }) => accountId);
}

/** What a contract cannot be without stays on those that have ended, under no name. Triggers end what hangs on a place. */
export const leaveContracts = (tx: Tx, personId: string): Promise<number> => tx.$executeRaw`
  DELETE FROM contract_contact WHERE person_id = ${personId}::uuid AND NOT (is_primary OR is_card_holder)`;

interface Mark {
  readonly firstName: string;
  readonly lastName: string;
  readonly address: string;
}

/** Takes away what names them and what they chose, and mails that wait for them; the mark stands where their name stood. */
export async function forgetPerson(
  tx: Tx,
  { personId, email }: { readonly personId: string; readonly email: string },
  { firstName, lastName, address }: Mark,
): Promise<void> {
  await tx.accessRequest.deleteMany({ where: { OR: [{ personId }, { email }] } });
  await tx.signInRequest.deleteMany({ where: { email } });
  await tx.newAddress.deleteMany({ where: { OR: [{ personId }, { email }] } });
  await tx.notificationChoice.deleteMany({ where: { personId } });
  await tx.billingManager.deleteMany({ where: { personId } });
  await tx.accountPerson.updateMany({ where: { personId }, data: { firstName, lastName, phone: null } });
  await tx.$executeRaw`
    UPDATE person SET email = ${address}, email_verified_at = NULL, locale = NULL, erased_at = portal.now()
    WHERE id = ${personId}::uuid`;
  await tx.$queryRaw`SELECT portal.drop_mails(${email}, '-infinity')`;
}
