import { systemReading, type Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import { containing } from "@/lib/platform/search";
import type { StaffMember } from "@/lib/platform/staff-session";
import { deskId } from "../schema";
import type { AuditSearch } from "./schema";
import type { AuditLog, AuditRow } from "./types";

const PAGE_SIZE = 50;

type Found = Omit<AuditRow, "before" | "after"> & {
  before: AuditRow["before"] | null;
  after: AuditRow["after"] | null;
};

/** The audit log, the newest first, 50 a page; admins only, who see all accounts [DSK-7]. */
export async function searchAuditLog(_staff: StaffMember, search: AuditSearch): Promise<AuditLog> {
  const given = readCursor(search);
  const cursor = given && fits(given) ? given : null;
  const { found, timeZone } = await systemReading(async (tx) => {
    const zone = await readZone(tx);
    return { timeZone: zone, found: await selectRows(tx, search, cursor, zone, PAGE_SIZE + 1) };
  });
  const page = toPage(found, { size: PAGE_SIZE, cursor, keyOf: ({ at, id }) => [at.toISOString(), id], toRow });
  return { ...page, timeZone };
}

/** Rows of the log behind one of them, for a file. */
export const listAuditBehind = (search: AuditSearch, last: AuditRow | null, most: number): Promise<AuditRow[]> =>
  systemReading(async (tx) => {
    const cursor: Cursor | null = last && { key: [last.at.toISOString(), last.id], direction: "after" };
    return (await selectRows(tx, search, cursor, await readZone(tx), most)).map(toRow);
  });

async function readZone(tx: Tx): Promise<string> {
  const { timeZone } = await tx.sellerEntity.findFirstOrThrow({ orderBy: { rank: "asc" }, select: { timeZone: true } });
  return timeZone;
}

/** The page is found on an index of the log; names are looked up for its rows alone. */
function selectRows(tx: Tx, search: AuditSearch, cursor: Cursor | null, zone: string, most: number): Promise<Found[]> {
  const way = cursor?.direction === "before" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return tx.$queryRaw<Found[]>`
    SELECT event.id, event.at, event.action, event.actor_kind AS "actorKind", event.actor_email AS "actorEmail",
           event.account_id AS "accountId", account.name AS account, contract.number AS "contractNumber",
           bill_group.name AS "billGroup", event.before, event.after, event.request_id AS "requestId",
           coalesce(staff.name, named.first_name || ' ' || named.last_name, event.actor_email) AS who
    FROM (
      SELECT event.* FROM audit_event event WHERE ${Prisma.join(conditions(search, cursor, zone), " AND ")}
      ORDER BY event.at ${way}, event.id ${way} LIMIT ${most}
    ) event
    LEFT JOIN account ON account.id = event.account_id
    LEFT JOIN contract ON contract.id = event.contract_id
    LEFT JOIN bill_group ON bill_group.id = coalesce(event.bill_group_id, contract.bill_group_id)
    LEFT JOIN staff ON event.actor_kind = 'staff' AND staff.email = event.actor_email
    LEFT JOIN account_person named
      ON named.account_id = event.account_id AND named.person_id = event.actor_person_id
    ORDER BY event.at ${way}, event.id ${way}`;
}

function conditions(
  { who, action, account, contract, from, to }: AuditSearch,
  cursor: Cursor | null,
  zone: string,
): Prisma.Sql[] {
  return [
    Prisma.sql`true`,
    ...(cursor ? [beyond(cursor)] : []),
    ...(who ? [Prisma.sql`event.actor_email = ${who.toLowerCase()}`] : []),
    ...(action ? [Prisma.sql`starts_with(event.action, ${action.toLowerCase()})`] : []),
    ...(account
      ? [
          Prisma.sql`event.account_id IN (SELECT account.id FROM account WHERE account.name ILIKE ${containing(account)})`,
        ]
      : []),
    ...(contract
      ? [Prisma.sql`event.contract_id = (SELECT contract.id FROM contract WHERE contract.number = ${contract})`]
      : []),
    ...(from ? [Prisma.sql`event.at >= ${from}::date::timestamp AT TIME ZONE ${zone}`] : []),
    ...(to ? [Prisma.sql`event.at < (${to}::date + 1)::timestamp AT TIME ZONE ${zone}`] : []),
  ];
}

const beyond = ({ direction, key: [at, id] }: Cursor): Prisma.Sql =>
  direction === "after"
    ? Prisma.sql`(event.at, event.id) < (${at}::timestamptz, ${id}::uuid)`
    : Prisma.sql`(event.at, event.id) > (${at}::timestamptz, ${id}::uuid)`;

/** A made-up cursor is none. */
const fits = ({ key: [at, id] }: Cursor): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) && !Number.isNaN(Date.parse(at)) && deskId.safeParse(id).success;

const toRow = ({ before, after, ...row }: Found): AuditRow => ({ ...row, before: before ?? {}, after: after ?? {} });
