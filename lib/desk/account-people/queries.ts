import { plainDate } from "@/lib/platform/dates";
import { systemReading, type Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import { containing } from "@/lib/platform/search";
import type { StaffMember } from "@/lib/platform/staff-session";
import { findAccount } from "../accounts/facts";
import { deskId } from "../schema";
import type { PeopleSearch } from "./schema";
import type { AccountPeople, AccountPersonRow } from "./types";

const PAGE_SIZE = 50;

interface PersonFound extends Omit<AccountPersonRow, "places"> {
  places: { number: string; primary: boolean; card: boolean; ends: string | null; ended: boolean }[];
}

/** The contract contacts of an account, by address, each with their contracts, 50 a page [DSK-1]. @throws DomainError NOT_FOUND */
export const listAccountPeople = (staff: StaffMember, id: string, search: PeopleSearch): Promise<AccountPeople> =>
  systemReading(async (tx) => {
    const account = await findAccount(tx, staff, id);
    const groups = await tx.billGroup.findMany({
      where: { accountId: id },
      select: { id: true, name: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: 200,
    });
    return { ...(await readPeople(tx, id, search, PAGE_SIZE)), accountId: id, account, groups };
  });

/** The first of them, for the account's own page. */
export const readFirstPeople = async (tx: Tx, accountId: string, most: number) => readPeople(tx, accountId, {}, most);

async function readPeople(tx: Tx, accountId: string, search: Partial<PeopleSearch>, size: number) {
  const given = readCursor(search);
  const cursor = given && deskId.safeParse(given.key[1]).success ? given : null;
  const isBack = cursor?.direction === "before";
  const inGroup = search.group ? Prisma.sql`AND contract.bill_group_id = ${search.group}::uuid` : Prisma.empty;
  const found = await tx.$queryRaw<PersonFound[]>`
    SELECT person.id, named.first_name || ' ' || named.last_name AS name, person.email,
           person.email_verified_at IS NOT NULL AS "hasSignedIn", held.places
    FROM account_person named
    JOIN person ON person.id = named.person_id
    CROSS JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('number', contract.number, 'primary', place.is_primary,
               'card', place.is_card_holder, 'ends', place.ends_on,
               'ended', coalesce(place.ends_on < portal.today(seller.time_zone), false)) ORDER BY contract.number) AS places
      FROM contract_contact place
      JOIN contract ON contract.id = place.contract_id ${inGroup}
      JOIN bill_group ON bill_group.id = contract.bill_group_id
      JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
      WHERE place.account_id = named.account_id AND place.person_id = named.person_id
    ) held
    WHERE named.account_id = ${accountId}::uuid AND held.places IS NOT NULL
      AND ${matching(search.q)} AND ${beyond(cursor)}
    ORDER BY person.email ${isBack ? Prisma.sql`DESC` : Prisma.sql`ASC`} LIMIT ${size + 1}`;
  return toPage(found, { size, cursor, keyOf: ({ email, id }) => [email, id], toRow: toPersonRow });
}

const matching = (q: string | undefined): Prisma.Sql =>
  q
    ? Prisma.sql`(person.email ILIKE ${containing(q)} OR named.first_name || ' ' || named.last_name ILIKE ${containing(q)})`
    : Prisma.sql`true`;

function beyond(cursor: Cursor | null): Prisma.Sql {
  if (!cursor) return Prisma.sql`true`;
  const [email] = cursor.key;
  return cursor.direction === "after" ? Prisma.sql`person.email > ${email}` : Prisma.sql`person.email < ${email}`;
}

const toPersonRow = ({ places, ...person }: PersonFound): AccountPersonRow => ({
  ...person,
  places: places.map(({ number, primary, card, ends, ended }) => ({
    ...{ contractNumber: number, isPrimary: primary, isCardHolder: card, hasEnded: ended },
    endsOn: ends === null ? null : plainDate(ends),
  })),
});
