import { deskAccountsSql } from "@/lib/access/visible";
import { isDisputed } from "@/lib/invoices/list/facts";
import { fromDateColumn } from "@/lib/platform/dates";
import { systemReading, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import { money } from "@/lib/platform/money";
import { containing } from "@/lib/platform/search";
import type { StaffMember } from "@/lib/platform/staff-session";
import { readNewestInvoices } from "../account-invoices/queries";
import { readFirstPeople } from "../account-people/queries";
import { type AccountSearch, accountId } from "./schema";
import type { AccountBalance, AccountContract, AccountDetails, AccountGroup, AccountList, AccountRow } from "./types";

const PAGE_SIZE = 50;
const MOST_ON_PAGE = 100;
/** As many invoices and people as the account's own page names. */
const NEWEST = 5;

const columns = Prisma.sql`
  account.id, account.name, account.type::text AS type, account.status::text AS status,
  executive.name AS "accountExecutive", collector.name AS collector`;
const joins = Prisma.sql`
  JOIN staff executive ON executive.id = account.account_executive_id
  JOIN staff collector ON collector.id = account.collector_id`;

/** By the account's name, one of its contracts or invoices, or an address of its people. */
const matches = (q: string): Prisma.Sql => Prisma.sql`(
  account.name ILIKE ${containing(q)}
  OR EXISTS (SELECT FROM contract WHERE contract.account_id = account.id AND contract.number = ${q})
  OR EXISTS (SELECT FROM invoice WHERE invoice.account_id = account.id AND invoice.reference = ${q})
  OR EXISTS (SELECT FROM account_person place JOIN person ON person.id = place.person_id
             WHERE place.account_id = account.id AND person.email = ${q.toLowerCase()}))`;

const beyond = ({ direction, key: [name, id] }: Cursor): Prisma.Sql =>
  direction === "after"
    ? Prisma.sql`(account.name, account.id) > (${name}, ${id}::uuid)`
    : Prisma.sql`(account.name, account.id) < (${name}, ${id}::uuid)`;

/** The accounts that somebody at the desk works with, by name, 50 a page [DSK-1]. */
export async function listAccounts(staff: StaffMember, search: AccountSearch): Promise<AccountList> {
  const given = readCursor(search);
  const cursor = given && accountId.safeParse(given.key[1]).success ? given : null;
  const way = cursor?.direction === "before" ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const conditions = [
    deskAccountsSql(staff),
    ...(cursor ? [beyond(cursor)] : []),
    ...(search.q ? [matches(search.q)] : []),
    ...(search.status ? [Prisma.sql`account.status = ${search.status}::account_status`] : []),
  ];
  const found = await systemReading(
    (tx) => tx.$queryRaw<AccountRow[]>`
      SELECT ${columns},
             (SELECT count(*)::int FROM bill_group WHERE bill_group.account_id = account.id) AS "billGroups"
      FROM account ${joins} WHERE ${Prisma.join(conditions, " AND ")}
      ORDER BY account.name ${way}, account.id ${way} LIMIT ${PAGE_SIZE + 1}`,
  );
  return toPage(found, { size: PAGE_SIZE, cursor, keyOf: ({ name, id }) => [name, id], toRow: (row) => row });
}

/** @throws DomainError NOT_FOUND where it is not theirs to work with */
export const getAccount = (staff: StaffMember, id: string): Promise<AccountDetails> =>
  systemReading(async (tx) => {
    if (!accountId.safeParse(id).success) throw notFound();
    const [found] = await tx.$queryRaw<(AccountRow & { suspensionReason: "debt" | "other" | null })[]>`
      SELECT ${columns}, account.suspension_reason::text AS "suspensionReason"
      FROM account ${joins} WHERE account.id = ${id}::uuid AND ${deskAccountsSql(staff)}`;
    if (!found) throw notFound();
    return {
      ...found,
      groups: await listGroups(tx, id),
      contracts: await listContracts(tx, Prisma.sql`contract.account_id = ${id}::uuid`),
      balances: await listBalances(tx, id),
      invoices: await readNewestInvoices(tx, id, NEWEST),
      people: (await readFirstPeople(tx, id, NEWEST)).rows,
    };
  });

const listGroups = (tx: Tx, accountId: string): Promise<AccountGroup[]> => tx.$queryRaw<AccountGroup[]>`
  SELECT bill_group.id, bill_group.name, seller.name AS seller, bill_group.frequency::text AS frequency,
         (SELECT count(*)::int FROM contract WHERE contract.bill_group_id = bill_group.id) AS contracts,
         (SELECT count(DISTINCT place.person_id)::int FROM contract_contact place
          JOIN contract ON contract.id = place.contract_id WHERE contract.bill_group_id = bill_group.id) AS people,
         bill_group.access_rules_on AS "accessRulesOn"
  FROM bill_group JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
  WHERE bill_group.account_id = ${accountId}::uuid ORDER BY bill_group.name, bill_group.id LIMIT ${MOST_ON_PAGE}`;

/** The contracts of an account or a bill group that somebody may work with, those that run longest first. */
export async function listContracts(tx: Tx, of: Prisma.Sql): Promise<AccountContract[]> {
  const found = await tx.$queryRaw<(Omit<AccountContract, "endsOn"> & { endsOn: Date })[]>`
    SELECT contract.number, bill_group.name AS "billGroup", contract.ends_on AS "endsOn",
           contract.ends_on >= portal.today(seller.time_zone) AS "isActive",
           (SELECT person.email FROM contract_contact place JOIN person ON person.id = place.person_id
            WHERE place.contract_id = contract.id AND place.is_primary) AS primary
    FROM contract
    JOIN bill_group ON bill_group.id = contract.bill_group_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    WHERE ${of}
    ORDER BY contract.ends_on DESC, contract.number LIMIT ${MOST_ON_PAGE}`;
  return found.map(({ endsOn, ...contract }) => ({ ...contract, endsOn: fromDateColumn(endsOn) }));
}

async function listBalances(tx: Tx, accountId: string): Promise<AccountBalance[]> {
  const found = await tx.$queryRaw<{ currency: string; open: bigint; overdue: bigint }[]>`
    SELECT invoice.currency, sum(invoice.open_minor)::bigint AS open,
           coalesce(sum(invoice.open_minor) FILTER (WHERE invoice.due_on < portal.today(seller.time_zone)
             AND NOT ${isDisputed}), 0)::bigint AS overdue
    FROM invoice JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
    WHERE invoice.account_id = ${accountId}::uuid AND invoice.open_minor > 0 AND invoice.voided_at IS NULL
    GROUP BY invoice.currency ORDER BY invoice.currency`;
  return found.map(({ currency, open, overdue }) => ({
    open: money(open, currency),
    overdue: money(overdue, currency),
  }));
}
