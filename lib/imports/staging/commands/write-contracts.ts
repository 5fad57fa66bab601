import { auditAll } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Ctx } from "@/lib/platform/viewer";
import type { Batch } from "../types";
import { rowsOf, unlessSaid, type Writing } from "./write-accounts";

const text = (field: string): Prisma.Sql => Prisma.sql`row.data->>${field}`;
const yes = (field: string): Prisma.Sql => Prisma.sql`(row.data->>${field})::boolean`;
const day = (field: string): Prisma.Sql => Prisma.sql`(row.data->>${field})::date`;

export async function writeContracts(tx: Tx, ctx: Ctx, writing: Writing): Promise<void> {
  await insertContracts(tx, writing);
  await updateContracts(tx, writing);
  await writing.tell("subscriptions");
  await insertSubscriptions(tx, writing);
  await updateSubscriptions(tx, writing);
  await writing.tell("contacts");
  await addContacts(tx, ctx, writing);
}

const insertContracts = (tx: Tx, writing: Writing) => tx.$executeRaw`
  INSERT INTO contract (id, account_id, bill_group_id, number, starts_on, ends_on, auto_renew, renewal_self_service,
                        paid_by, value_minor, currency, online_payment, po_number)
  SELECT row.target_id, bill_group.account_id, bill_group.id, ${text("number")}, ${day("startsOn")}, ${day("endsOn")},
         ${yes("autoRenew")}, ${yes("renewalSelfService")}, (${text("paidBy")})::paid_by, (${text("valueMinor")})::bigint,
         ${text("currency")}, ${yes("onlinePayment")}, ${text("poNumber")}
  FROM ${rowsOf(writing, "new")} JOIN bill_group ON bill_group.id = row.owner_id`;

/** Whoever decides on renewal here holds the same row. What was turned off here and is said to be on is on again. */
const updateContracts = (tx: Tx, writing: Writing) => tx.$executeRaw`
  UPDATE contract here
  SET starts_on = ${unlessSaid("starts_on", "startsOn", day("startsOn"))},
      ends_on = ${unlessSaid("ends_on", "endsOn", day("endsOn"))},
      auto_renew = ${unlessSaid("auto_renew", "autoRenew", yes("autoRenew"))},
      auto_renew_off_here_at = ${unlessSaid("auto_renew_off_here_at", "autoRenew", Prisma.sql`NULL`)},
      renewal_self_service = ${unlessSaid("renewal_self_service", "renewalSelfService", yes("renewalSelfService"))},
      paid_by = ${unlessSaid("paid_by", "paidBy", Prisma.sql`(${text("paidBy")})::paid_by`)},
      value_minor = ${unlessSaid("value_minor", "valueMinor", Prisma.sql`(${text("valueMinor")})::bigint`)},
      online_payment = ${unlessSaid("online_payment", "onlinePayment", yes("onlinePayment"))},
      po_number = ${unlessSaid("po_number", "poNumber", text("poNumber"))}
  FROM ${rowsOf(writing, "changed")} WHERE here.id = row.target_id`;

/** Each subscription that the rows say, `said`, with what it is called. */
const subscriptionsOf = ({ runId }: Batch): Prisma.Sql => Prisma.sql`(
  SELECT contract.id AS contract_id, contract.account_id, contract.currency, said.value AS data,
         row.external_id || '/' || (said.value->>'externalId') AS external_id
  FROM import_row row JOIN contract ON contract.id = row.target_id
  CROSS JOIN LATERAL jsonb_array_elements(row.data->'subscriptions') said
  WHERE row.run_id = ${runId}::uuid AND row.verdict IN ('new', 'changed')) row`;

const insertSubscriptions = (tx: Tx, writing: Writing) => tx.$executeRaw`
  WITH fresh AS (
    SELECT row.*, gen_random_uuid() AS id FROM ${subscriptionsOf(writing)}
    WHERE NOT EXISTS (SELECT FROM imported_record record
                      WHERE record.kind = 'subscriptions' AND record.external_id = row.external_id)),
  named AS (
    INSERT INTO imported_record (kind, external_id, target_id, content, imported_at)
    SELECT 'subscriptions', external_id, id, data, portal.now() FROM fresh)
  INSERT INTO subscription (id, account_id, contract_id, product, quantity, unit_price_minor, currency, status, starts_on,
                            ends_on, edition)
  SELECT row.id, row.account_id, row.contract_id, ${text("product")}, (${text("quantity")})::int,
         (${text("unitPriceMinor")})::bigint, row.currency, (${text("status")})::subscription_status, ${day("startsOn")},
         ${day("endsOn")}, ${text("edition")}
  FROM fresh row`;

const updateSubscriptions = (tx: Tx, writing: Writing) => tx.$executeRaw`
  WITH said AS (
    SELECT row.data, record.content AS last, record.target_id, record.external_id FROM ${subscriptionsOf(writing)}
    JOIN imported_record record ON record.kind = 'subscriptions' AND record.external_id = row.external_id
    WHERE record.content <> row.data),
  remembered AS (
    UPDATE imported_record record SET content = said.data, imported_at = portal.now()
    FROM said WHERE record.kind = 'subscriptions' AND record.external_id = said.external_id)
  UPDATE subscription here
  SET product = ${unlessSaid("product", "product", text("product"))},
      quantity = ${unlessSaid("quantity", "quantity", Prisma.sql`(${text("quantity")})::int`)},
      unit_price_minor = ${unlessSaid("unit_price_minor", "unitPriceMinor", Prisma.sql`(${text("unitPriceMinor")})::bigint`)},
      status = ${unlessSaid("status", "status", Prisma.sql`(${text("status")})::subscription_status`)},
      starts_on = ${unlessSaid("starts_on", "startsOn", day("startsOn"))},
      ends_on = ${unlessSaid("ends_on", "endsOn", day("endsOn"))},
      edition = ${unlessSaid("edition", "edition", text("edition"))}
  FROM said row WHERE here.id = row.target_id`;

/**
 * People whom a row names and did not name last time become contacts; nobody who was removed here comes back because a
 * file still names them, and nobody goes. Who is primary or holds the card is said once: then it is handed over here.
 */
async function addContacts(tx: Tx, ctx: Ctx, { runId }: Batch): Promise<void> {
  const said = Prisma.sql`
    SELECT contract.id AS contract_id, contract.account_id, person.value AS data, person.ordinality AS nth, row.verdict
    FROM import_row row JOIN contract ON contract.id = row.target_id
    LEFT JOIN imported_record record ON record.kind = 'contracts' AND record.external_id = row.external_id
    CROSS JOIN LATERAL jsonb_array_elements(row.data->'contacts') WITH ORDINALITY person
    WHERE row.run_id = ${runId}::uuid AND row.verdict IN ('new', 'changed')
      AND NOT coalesce(record.content->'contacts', '[]') @> jsonb_build_array(jsonb_build_object('email', person.value->'email'))`;
  await tx.$executeRaw`
    INSERT INTO person (id, email) SELECT gen_random_uuid(), email
    FROM (SELECT DISTINCT row.data->>'email' AS email FROM (${said}) row) row ORDER BY email ON CONFLICT (email) DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO account_person (account_id, person_id, first_name, last_name, phone)
    SELECT DISTINCT ON (row.account_id, person.id) row.account_id, person.id, ${text("firstName")}, ${text("lastName")},
           ${text("phone")}
    FROM (${said}) row JOIN person ON person.email = ${text("email")}
    ORDER BY row.account_id, person.id ON CONFLICT DO NOTHING`;
  await auditAll(
    tx,
    ctx,
    Prisma.sql`
    SELECT 'contract.contact_added' AS action, added.account_id, added.contract_id, NULL::uuid AS bill_group_id,
           NULL::jsonb AS before, jsonb_build_object('email', person.email, 'isPrimary', added.is_primary) AS after
    FROM added JOIN person ON person.id = added.person_id`,
    Prisma.sql`
    WITH added AS (
      INSERT INTO contract_contact (id, account_id, contract_id, person_id, is_primary, is_card_holder)
      SELECT gen_random_uuid(), row.account_id, row.contract_id, person.id,
             row.is_first AND NOT EXISTS (
               SELECT FROM contract_contact place WHERE place.contract_id = row.contract_id AND place.is_primary),
             ${yes("isCardHolder")} AND NOT EXISTS (
               SELECT FROM contract_contact place WHERE place.contract_id = row.contract_id AND place.is_card_holder)
      FROM (SELECT row.*, row_number() OVER (PARTITION BY row.contract_id ORDER BY ${yes("isPrimary")} DESC, row.nth) = 1
                          AS is_first
            FROM (${said}) row) row
      JOIN person ON person.email = ${text("email")}
      ON CONFLICT (contract_id, person_id) DO NOTHING
      RETURNING account_id, contract_id, person_id, is_primary)`,
  );
}
