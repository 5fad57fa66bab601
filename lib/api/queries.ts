import { systemReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { money, toDecimal } from "@/lib/platform/money";
import { isWritten, type ListQuery, type Noun, WRITTEN } from "./schema";

type Resource = Readonly<Record<string, unknown>> & { readonly id: string };

/** `{"id": …, "externalId": …}` of what a row belongs to. */
const named = (kind: string, id: string): Prisma.Sql => Prisma.sql`
  jsonb_build_object('id', ${Prisma.raw(id)}, 'externalId', (
    SELECT record.external_id FROM imported_record record
    WHERE record.kind = ${kind} AND record.target_id = ${Prisma.raw(id)}))`;

const day = (column: string): Prisma.Sql => Prisma.raw(`to_char(${column}, 'YYYY-MM-DD')`);

/** The columns of each noun's resource, and the table it is. Amounts come as minor units and are written out below. */
const SOURCES: Readonly<
  Record<Noun, { table: string; columns: Prisma.Sql; joins: Prisma.Sql; amounts: readonly string[] }>
> = {
  accounts: {
    ...{ table: "account", amounts: [] },
    columns: Prisma.sql`row.name, row.type::text AS type, row.status::text AS status, row.locale,
      executive.email AS "accountExecutive", collector.email AS collector`,
    joins: Prisma.sql`JOIN staff executive ON executive.id = row.account_executive_id
      JOIN staff collector ON collector.id = row.collector_id`,
  },
  "bill-groups": {
    ...{ table: "bill_group", amounts: [] },
    columns: Prisma.sql`${named("accounts", "row.account_id")} AS account, seller.name AS "sellerEntity", row.name,
      row.frequency::text AS frequency, ${day("row.billing_anchor_on")} AS "billingAnchorOn", row.auto_pay AS "autoPay",
      row.po_number AS "poNumber", row.vat_number AS "vatNumber", row.registration_number AS "registrationNumber"`,
    joins: Prisma.sql`JOIN seller_entity seller ON seller.id = row.seller_entity_id`,
  },
  contracts: {
    ...{ table: "contract", amounts: ["value"] },
    columns: Prisma.sql`${named("bill_groups", "row.bill_group_id")} AS "billGroup", row.number,
      ${day("row.starts_on")} AS "startsOn", ${day("row.ends_on")} AS "endsOn", row.auto_renew AS "autoRenew",
      row.renewal_self_service AS "renewalSelfService", row.paid_by::text AS "paidBy", row.currency,
      row.value_minor AS value, row.online_payment AS "onlinePayment", row.po_number AS "poNumber"`,
    joins: Prisma.empty,
  },
  invoices: {
    ...{ table: "invoice", amounts: ["total", "open"] },
    columns: Prisma.sql`${named("contracts", "row.contract_id")} AS contract, row.number, row.reference,
      ${day("row.issued_on")} AS "issuedOn", ${day("row.due_on")} AS "dueOn", row.currency, row.payable_minor AS total,
      row.open_minor AS open, row.po_number AS "poNumber", row.revision, row.voided_at IS NOT NULL AS "isVoid",
      EXISTS (SELECT FROM dispute WHERE dispute.invoice_id = row.id AND dispute.closed_at IS NULL) AS "isDisputed"`,
    joins: Prisma.empty,
  },
  "credit-memos": {
    ...{ table: "credit_memo", amounts: ["total", "left"] },
    columns: Prisma.sql`${named("contracts", "row.contract_id")} AS contract, row.number,
      ${day("row.issued_on")} AS "issuedOn", row.currency, row.total_minor AS total, row.left_minor AS "left", row.reason,
      (SELECT coalesce(jsonb_agg(used.named ORDER BY used.named->>'number'), '[]') FROM (
         SELECT ${named("invoices", "invoice.id")}
                || jsonb_build_object('number', invoice.number, 'amount', sum(applied.amount_minor)::text) AS named
         FROM credit_application applied JOIN invoice ON invoice.id = applied.invoice_id
         WHERE applied.credit_memo_id = row.id GROUP BY invoice.id
       ) used) AS applications`,
    joins: Prisma.empty,
  },
  payments: {
    ...{ table: "payment", amounts: ["amount", "unapplied"] },
    columns: Prisma.sql`${named("accounts", "row.account_id")} AS account, row.number, row.method::text AS method,
      to_char(row.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "receivedAt", row.currency,
      row.amount_minor AS amount, row.unapplied_minor AS unapplied,
      (SELECT coalesce(jsonb_agg(${named("invoices", "share.invoice_id")}
                 || jsonb_build_object('number', invoice.number, 'amount', share.amount_minor::text)
                 ORDER BY invoice.number), '[]')
       FROM payment_allocation share JOIN invoice ON invoice.id = share.invoice_id
       WHERE share.payment_id = row.id) AS allocations`,
    joins: Prisma.empty,
  },
};

const select = (noun: Noun): Prisma.Sql => {
  const { table, columns, joins } = SOURCES[noun];
  const external = isWritten(noun)
    ? Prisma.sql`(SELECT record.external_id FROM imported_record record
        WHERE record.kind = ${WRITTEN[noun]} AND record.target_id = row.id) AS "externalId",`
    : Prisma.empty;
  return Prisma.sql`SELECT row.id, ${external} ${columns} FROM ${Prisma.raw(table)} row ${joins}`;
};

/** A page by id, from the first on; `next` is null where the list ends. */
export const listResources = (
  noun: Noun,
  { limit, after, since }: ListQuery & { readonly since?: string | undefined },
): Promise<{ data: Resource[]; next: string | null }> =>
  systemReading(async (tx) => {
    const wanted = [
      ...(after ? [Prisma.sql`row.id > ${after}::uuid`] : []),
      ...(since ? [Prisma.sql`row.received_at >= ${since}::timestamptz`] : []),
    ];
    const beyond = wanted.length > 0 ? Prisma.sql`WHERE ${Prisma.join(wanted, " AND ")}` : Prisma.empty;
    const found = await tx.$queryRaw<Resource[]>`${select(noun)} ${beyond} ORDER BY row.id LIMIT ${limit + 1}`;
    const data = found.slice(0, limit).map((row) => written(noun, row));
    return { data, next: found.length > limit ? (data.at(-1)?.id ?? null) : null };
  });

/** By what the other system calls it; a payment, which is ours, by its number. @throws DomainError NOT_FOUND */
export const getResource = (noun: Noun, name: string): Promise<Resource> =>
  systemReading(async (tx) => {
    const isIt = isWritten(noun)
      ? Prisma.sql`row.id = (SELECT target_id FROM imported_record WHERE kind = ${WRITTEN[noun]} AND external_id = ${name})`
      : Prisma.sql`row.number = ${name}`;
    const [found] = await tx.$queryRaw<Resource[]>`${select(noun)} WHERE ${isIt}`;
    if (!found) throw notFound();
    return written(noun, found);
  });

/** Amounts as text with the currency's decimals. */
function written(noun: Noun, row: Resource): Resource {
  const { currency } = row as { readonly currency?: string };
  if (currency === undefined) return row;
  const decimal = (minor: unknown): string => toDecimal(money(BigInt(minor as bigint | string), currency));
  const amounts = Object.fromEntries(SOURCES[noun].amounts.map((name) => [name, decimal(row[name])]));
  const shares = ["allocations", "applications"].flatMap((name) => {
    const found = row[name] as readonly { readonly amount: string }[] | undefined;
    return found ? [[name, found.map((share) => ({ ...share, amount: decimal(share.amount) }))]] : [];
  });
  return { ...row, ...amounts, ...Object.fromEntries(shares) };
}
