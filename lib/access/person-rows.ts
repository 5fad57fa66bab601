import type { Tx } from "@/lib/platform/db";

// What is somebody's by their id, for who erases them.

/** What keeps somebody from being erased, asked of the rows as they are. */
export interface PersonStanding {
  readonly personId: string;
  readonly email: string;
  /** One of the seller's people: their place is ended under Staff. */
  readonly isStaff: boolean;
  /** Contracts that have not ended and cannot be without them. */
  readonly protectedOn: readonly string[];
  /** Bill groups that let their address in by name. */
  readonly namedIn: readonly string[];
  /** Attempts at paying that have not ended. */
  readonly paying: number;
  /** Numbers of invoices that they dispute: what they wrote is the case that the seller has to answer. */
  readonly disputing: readonly string[];
}

/** Null where nobody has that address. */
export async function findStandingOf(tx: Tx, email: string): Promise<PersonStanding | null> {
  const [found] = await tx.$queryRaw<PersonStanding[]>`
    SELECT person.id AS "personId", person.email,
           EXISTS (SELECT FROM staff WHERE staff.email = person.email AND ended_at IS NULL) AS "isStaff",
           ARRAY(SELECT contract.number FROM contract_contact place JOIN contract ON contract.id = place.contract_id
                 JOIN bill_group ON bill_group.id = contract.bill_group_id
                 JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
                 WHERE place.person_id = person.id AND (place.is_primary OR place.is_card_holder)
                   AND contract.ends_on >= portal.today(seller.time_zone) ORDER BY contract.number) AS "protectedOn",
           ARRAY(SELECT bill_group.name FROM access_rule rule JOIN bill_group ON bill_group.id = rule.bill_group_id
                 WHERE rule.kind = 'address' AND rule.value = person.email ORDER BY bill_group.name) AS "namedIn",
           (SELECT count(*)::int FROM payment_attempt WHERE payer_person_id = person.id AND ended_at IS NULL) AS paying,
           ARRAY(SELECT invoice.number FROM dispute JOIN invoice ON invoice.id = dispute.invoice_id
                 WHERE dispute.opened_by_person_id = person.id AND dispute.closed_at IS NULL ORDER BY invoice.number) AS disputing
    FROM person WHERE person.email = ${email} AND person.erased_at IS NULL`;
  return found ?? null;
}

/**
 * Contracts first, as everybody does who writes to what hangs on them, then their cases, requests and shared invoices, which
 * are locked before they are written to; then the person. What is read behind it stays so.
 */
export async function lockPerson(tx: Tx, email: string): Promise<void> {
  await tx.$queryRaw`
    SELECT contract.id FROM contract WHERE contract.id IN (
      SELECT place.contract_id FROM contract_contact place JOIN person ON person.id = place.person_id WHERE person.email = ${email})
    ORDER BY contract.id FOR UPDATE`;
  await tx.$queryRaw`
    SELECT asked.id FROM support_case asked JOIN person ON person.id = asked.person_id WHERE person.email = ${email}
    ORDER BY asked.id FOR UPDATE OF asked`;
  await tx.$queryRaw`
    SELECT asked.id FROM product_request asked JOIN person ON person.id = asked.person_id WHERE person.email = ${email}
    ORDER BY asked.id FOR UPDATE OF asked`;
  await tx.$queryRaw`
    SELECT share.id FROM invoice_share share JOIN person ON person.id = share.shared_by_person_id
    WHERE person.email = ${email} ORDER BY share.id FOR UPDATE OF share`;
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

/** What was taken away of what somebody wrote and added. */
export interface ErasedWords {
  readonly texts: number;
  /** Ids of files whose rows are gone and whose bytes are still to go. */
  readonly files: readonly string[];
}

/** Where an address stood to which an invoice was mailed. */
export const ERASED_RECIPIENT = "erased@erased.invalid";

/**
 * Takes away what somebody who was erased wrote in cases and disputes, and the files of their cases: nobody is left to answer
 * there, so the cases are closed. Files of disputes and transfers are evidence of money, and stay.
 */
export async function eraseWords(tx: Tx, personId: string): Promise<ErasedWords> {
  const files = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM stored_file WHERE person_id = ${personId}::uuid AND case_id IS NOT NULL RETURNING id`;
  const cases = await tx.$executeRaw`
    UPDATE support_case SET subject = NULL, status = 'closed' WHERE person_id = ${personId}::uuid`;
  const said = await tx.$executeRaw`UPDATE support_message SET text = NULL WHERE person_id = ${personId}::uuid`;
  const disputes = await tx.$executeRaw`
    UPDATE dispute SET reason = NULL, ending_note = CASE WHEN ended_by_person_id IS NULL THEN ending_note END
    WHERE opened_by_person_id = ${personId}::uuid`;
  const written = await tx.$executeRaw`UPDATE dispute_message SET text = NULL WHERE person_id = ${personId}::uuid`;
  const notes = await eraseNotes(tx, personId);
  return { texts: cases + said + disputes + written + notes, files: files.map(({ id }) => id) };
}

/** What they added to requests and quotes, and whom they mailed invoices to: that there was something is still said there. */
async function eraseNotes(tx: Tx, personId: string): Promise<number> {
  const asked = await tx.$executeRaw`
    UPDATE product_request SET note = NULL, is_note_erased = true WHERE person_id = ${personId}::uuid AND note IS NOT NULL`;
  const declined = await tx.$executeRaw`
    UPDATE quote SET decline_reason = NULL, is_reason_erased = true
    WHERE ended_by_person_id = ${personId}::uuid AND decline_reason IS NOT NULL`;
  const shared = await tx.$executeRaw`
    UPDATE invoice_share SET sent_to = ${ERASED_RECIPIENT}, note = NULL
    WHERE shared_by_person_id = ${personId}::uuid AND kind = 'mail' AND sent_to <> ${ERASED_RECIPIENT}`;
  return asked + declined + shared;
}
