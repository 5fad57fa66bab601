import { ERASED_RECIPIENT } from "@/lib/access/person-rows";
import { systemReading, type Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { StaffMember } from "@/lib/platform/staff-session";
import { getPersonFacts } from "./facts";
import { canErase } from "./rules";
import type { HeldData, PersonalData } from "./types";

/** Of each kind in an export: more than anybody has. */
const MOST = 10_000;

/** What is held of somebody, and whether it can be erased; admins only. @throws DomainError NOT_FOUND */
export const getPersonalData = (_staff: StaffMember, email: string): Promise<PersonalData> =>
  systemReading(async (tx) => {
    const facts = await getPersonFacts(tx, email);
    const names = await tx.$queryRaw<PersonalData["names"][number][]>`
      SELECT account.name AS account, first_name || ' ' || last_name AS name, phone
      FROM account_person named JOIN account ON account.id = named.account_id
      WHERE named.person_id IN (SELECT id FROM person WHERE email = ${email}) ORDER BY account.name`;
    return { ...facts, names, held: await countHeld(tx, facts.personId, email), erase: canErase(facts) };
  });

async function countHeld(tx: Tx, id: string, email: string): Promise<HeldData> {
  const [held] = await tx.$queryRaw<[HeldData]>`
    SELECT (SELECT count(*)::int FROM account_person named WHERE named.person_id = whose.id) AS names,
           (SELECT count(*)::int FROM contract_contact place WHERE place.person_id = whose.id) AS places,
           (SELECT count(*)::int FROM session WHERE session.person_id = whose.id) AS sessions,
           (SELECT count(*)::int FROM payment WHERE payment.payer_person_id = whose.id) AS payments,
           (SELECT count(*)::int FROM signed_quote WHERE signer_email = ${email}) AS signatures,
           (SELECT count(*)::int FROM support_case WHERE support_case.person_id = whose.id) AS cases,
           (SELECT count(*)::int FROM dispute WHERE dispute.opened_by_person_id = whose.id) AS disputes,
           (SELECT count(*)::int FROM support_message said WHERE said.person_id = whose.id)
             + (SELECT count(*)::int FROM dispute WHERE dispute.opened_by_person_id = whose.id)
             + (SELECT count(*)::int FROM dispute_message said WHERE said.person_id = whose.id) AS texts,
           (SELECT count(*)::int FROM product_request asked WHERE asked.person_id = whose.id AND note IS NOT NULL)
             + (SELECT count(*)::int FROM quote WHERE ended_by_person_id = whose.id AND decline_reason IS NOT NULL) AS notes,
           (SELECT count(*)::int FROM invoice_share share WHERE share.shared_by_person_id = whose.id AND share.kind = 'mail'
              AND sent_to <> ${ERASED_RECIPIENT}) AS shares,
           (SELECT count(*)::int FROM stored_file WHERE person_id = whose.id AND case_id IS NOT NULL) AS "caseFiles",
           (SELECT count(*)::int FROM stored_file WHERE person_id = whose.id AND case_id IS NULL) AS evidence,
           (SELECT count(*)::int FROM audit_event WHERE actor_person_id = whose.id) AS history,
           (SELECT count(*)::int FROM address WHERE address.email = ${email}) AS addresses
    FROM (VALUES (${id}::uuid)) whose (id)`;
  return held;
}

/** What they said of invoices, and all files that they added, where they are `person`. */
const saidOfMoney = Prisma.sql`
  'disputes', (SELECT coalesce(json_agg(json_build_object('invoice', invoice.number, 'at', opened_at, 'text', dispute.reason,
                 'withdrawnWith', CASE WHEN dispute.ended_by_person_id = person.id THEN dispute.ending_note END)), '[]')
               FROM dispute JOIN invoice ON invoice.id = dispute.invoice_id WHERE dispute.opened_by_person_id = person.id),
  'writtenInDisputes', (SELECT coalesce(json_agg(json_build_object('invoice', invoice.number, 'at', sent_at, 'text', text)), '[]')
                        FROM dispute_message said JOIN dispute ON dispute.id = said.dispute_id
                        JOIN invoice ON invoice.id = dispute.invoice_id WHERE said.person_id = person.id),
  'transfers', (SELECT coalesce(json_agg(json_build_object('invoice', invoice.number, 'sentOn', sent_on, 'amountMinor', amount_minor::text,
                  'currency', told.currency, 'reference', bank_reference)), '[]')
                FROM transfer_notice told JOIN invoice ON invoice.id = told.invoice_id WHERE told.person_id = person.id),
  'promises', (SELECT coalesce(json_agg(json_build_object('invoice', invoice.number, 'at', made_at, 'promisedOn', promised_on,
                 'amountMinor', amount_minor::text, 'currency', given.currency)), '[]')
               FROM payment_promise given JOIN invoice ON invoice.id = given.invoice_id WHERE given.person_id = person.id),
  'files', (SELECT coalesce(json_agg(json_build_object('name', added.name, 'type', type, 'sizeBytes', size_bytes, 'at', added_at,
              'case', asked.number, 'isKept', added.case_id IS NULL)), '[]')
            FROM stored_file added LEFT JOIN support_case asked ON asked.id = added.case_id WHERE added.person_id = person.id)`;

/** What they added to requests and quotes, and whom they gave invoices to, where they are `person`. */
const addedOfTheirOwn = Prisma.sql`
  'requestsForProducts', (SELECT coalesce(json_agg(json_build_object('at', asked_at, 'kind', asked.kind, 'note', asked.note) ORDER BY asked.asked_at, asked.id), '[]')
                          FROM product_request asked WHERE asked.person_id = person.id),
  'declinedQuotes', (SELECT coalesce(json_agg(json_build_object('quote', quote.number, 'at', quote.ended_at, 'reason', decline_reason) ORDER BY quote.ended_at, quote.id), '[]')
                     FROM quote WHERE quote.ended_by_person_id = person.id AND quote.status = 'declined'),
  'sharedInvoices', (SELECT coalesce(json_agg(json_build_object('invoice', invoice.number, 'at', share.created_at, 'by', share.kind,
                       'to', sent_to, 'note', share.note) ORDER BY share.created_at, share.id), '[]')
                     FROM invoice_share share JOIN invoice ON invoice.id = share.invoice_id WHERE share.shared_by_person_id = person.id)`;

/** Everything that is held of somebody and that they may have, as data. @throws DomainError NOT_FOUND */
export const exportPerson = (_staff: StaffMember, email: string): Promise<Record<string, unknown>> =>
  systemReading(async (tx) => {
    const { personId } = await getPersonFacts(tx, email);
    const [row] = await tx.$queryRaw<[{ data: Record<string, unknown> }]>`
      SELECT json_build_object(
        'email', person.email, 'language', person.locale, 'firstSeen', person.created_at, 'verified', person.email_verified_at,
        'names', (SELECT coalesce(json_agg(json_build_object('account', account.name, 'firstName', first_name,
                    'lastName', last_name, 'phone', phone)), '[]')
                  FROM account_person named JOIN account ON account.id = named.account_id WHERE named.person_id = person.id),
        'contracts', (SELECT coalesce(json_agg(json_build_object('contract', contract.number, 'isPrimary', is_primary,
                        'isCardHolder', is_card_holder, 'until', place.ends_on)), '[]')
                      FROM contract_contact place JOIN contract ON contract.id = place.contract_id WHERE place.person_id = person.id),
        'sessions', (SELECT coalesce(json_agg(json_build_object('since', created_at, 'lastActive', last_active_at, 'browser', user_agent)), '[]')
                     FROM session WHERE session.person_id = person.id),
        'requestsForAccess', (SELECT coalesce(json_agg(json_build_object('at', created_at, 'number', number, 'firstName', first_name,
                                'lastName', last_name, 'note', note)), '[]') FROM access_request asked WHERE asked.person_id = person.id),
        'mailChoices', (SELECT coalesce(json_object_agg(kind, is_on), '{}') FROM notification_choice chosen WHERE chosen.person_id = person.id),
        'payments', (SELECT coalesce(json_agg(json_build_object('number', number, 'at', received_at, 'amountMinor', amount_minor::text,
                       'currency', currency, 'method', method_name, 'last4', last4)), '[]')
                     FROM (SELECT * FROM payment WHERE payer_person_id = ${personId}::uuid ORDER BY received_at DESC LIMIT ${MOST}) paid),
        'signatures', (SELECT coalesce(json_agg(json_build_object('quote', number, 'at', signed_at, 'name', signer_name, 'title', signer_title)), '[]')
                       FROM signed_quote WHERE signer_email = person.email),
        'cases', (SELECT coalesce(json_agg(json_build_object('number', number, 'at', opened_at, 'subject', subject, 'written',
                    (SELECT coalesce(json_agg(json_build_object('at', said.sent_at, 'text', said.text)), '[]')
                     FROM support_message said WHERE said.case_id = asked.id AND said.person_id = person.id))), '[]')
                  FROM support_case asked WHERE asked.person_id = person.id),
        ${saidOfMoney}, ${addedOfTheirOwn},
        'history', (SELECT coalesce(json_agg(json_build_object('at', at, 'did', action, 'before', before, 'after', after)), '[]')
                    FROM (SELECT * FROM audit_event WHERE actor_person_id = ${personId}::uuid ORDER BY at DESC LIMIT ${MOST}) deed)
      ) AS data FROM person WHERE person.email = ${email}`;
    return row.data;
  });
