import { joinOwnAccessSql } from "@/lib/access/visible";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { allowed, type Decision, refused } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import type { Viewer } from "@/lib/platform/viewer";
import { type PersonFound, selectPeople, toPersonRow, toPlaceFacts } from "./facts";
import { findPanel } from "./panel/queries";
import { findPlaces } from "./removal/queries";
import { canSetEnd } from "./rules";
import type { Place, UsersSearch } from "./schema";
import type { PersonRow, PlaceDetails, RulePerson, UserList } from "./types";

const PAGE_SIZE = 25;
const MOST_BY_RULE = 25;

const escaped = (text: string): string => text.replace(/[\\%_]/g, (special) => `\\${special}`);

/** Manage Users: the people on the viewer's contracts, 25 a page by last name, one panel open [USR-1]. */
export async function listUsers(viewer: Viewer, search: UsersSearch): Promise<UserList> {
  const cursor = readCursor(search);
  const list = await viewerReading(viewer, async (tx) => {
    const found = await findPeople(tx, viewer, search.q, cursor);
    return {
      found,
      panel: search.open ? await findPanel(tx, viewer, search.open, search.from) : null,
      canManage: await canManage(tx, viewer),
      // Listed apart, below the first page of the others.
      byRule: cursor || search.q ? [] : await findByRule(tx, search.rule ?? ""),
    };
  });
  if (list.found.length === 0 && cursor) return listUsers(viewer, { ...search, after: undefined, before: undefined });
  const page = toPage(list.found, {
    size: PAGE_SIZE,
    cursor,
    keyOf: ({ key, email }) => [key, email],
    toRow: (found) => toPersonRow(found, viewer),
  });
  const byRule = list.byRule.slice(0, MOST_BY_RULE);
  const nextRule = list.byRule.length > MOST_BY_RULE ? (byRule.at(-1)?.email ?? null) : null;
  return { ...page, panel: list.panel, canManage: list.canManage, byRule, nextRule };
}

function findPeople(tx: Tx, viewer: Viewer, q: string | undefined, cursor: Cursor | null): Promise<PersonFound[]> {
  const isBack = cursor?.direction === "before";
  const direction = isBack ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const like = q ? `%${escaped(q)}%` : null;
  const conditions = [
    Prisma.sql`true`,
    ...(like ? [Prisma.sql`(email ILIKE ${like} OR numbers ILIKE ${like} OR ${isNamed(like)})`] : []),
    ...(cursor
      ? [Prisma.sql`(key, email) ${isBack ? Prisma.sql`<` : Prisma.sql`>`} (${cursor.key[0]}, ${cursor.key[1]})`]
      : []),
  ];
  return tx.$queryRaw<PersonFound[]>(
    selectPeople(
      viewer,
      Prisma.sql`WHERE ${Prisma.join(conditions, " AND ")}
        ORDER BY key ${direction}, email ${direction} LIMIT ${PAGE_SIZE + 1}`,
    ),
  );
}

/** By the name that any of the accounts shared with them knows them by. */
const isNamed = (like: string): Prisma.Sql => Prisma.sql`
  EXISTS (
    SELECT FROM account_person known
    WHERE known.person_id = people.id AND known.account_id = ANY (people.accounts)
      AND known.first_name || ' ' || known.last_name ILIKE ${like})`;

/** Whoever is a contact anywhere adds people; who comes in by a rule is told whom to ask [ACC-8]. */
async function canManage(tx: Tx, viewer: Viewer): Promise<Decision> {
  const [row] = await tx.$queryRaw<{ name: string | null; email: string | null; isContact: boolean }[]>`
    SELECT mine.is_contact AS "isContact", named.first_name || ' ' || named.last_name AS name, person.email
    FROM contract ${joinOwnAccessSql(viewer)}
    LEFT JOIN contract_contact place ON place.contract_id = contract.id AND place.is_primary
    LEFT JOIN account_person named ON named.account_id = place.account_id AND named.person_id = place.person_id
    LEFT JOIN person ON person.id = place.person_id
    ORDER BY mine.is_contact DESC, contract.number LIMIT 1`;
  if (row?.isContact) return allowed;
  const { name, email } = row ?? {};
  return refused("access.contacts_only", name && email ? { ask: { name, email, phone: null } } : {});
}

/** People let in by a rule who have signed in, by address; one more than a page. */
const findByRule = (tx: Tx, beyond: string): Promise<RulePerson[]> => tx.$queryRaw<RulePerson[]>`
  SELECT found.person_id AS id, found.email,
         ARRAY(SELECT name FROM bill_group WHERE id = ANY (found.bill_groups) ORDER BY name) AS "billGroups"
  FROM portal.people_by_rule(${beyond}, ${MOST_BY_RULE + 1}) found ORDER BY found.email`;

/** Somebody the viewer shares a contract with. @throws DomainError NOT_FOUND [ACC-6] */
export const getUser = (viewer: Viewer, personId: string): Promise<PersonRow> =>
  viewerReading(viewer, async (tx) => {
    const [found] = await tx.$queryRaw<PersonFound[]>(selectPeople(viewer, Prisma.sql`WHERE id = ${personId}::uuid`));
    if (!found) throw notFound();
    return toPersonRow(found, viewer);
  });

/** One place, with what may be done about it. @throws DomainError NOT_FOUND [ACC-6] */
export const getPlace = (viewer: Viewer, place: Place): Promise<PlaceDetails> =>
  viewerReading(viewer, async (tx) => {
    const [row] = await findPlaces(tx, viewer, [], [place]);
    if (!row) throw notFound();
    const facts = toPlaceFacts(row, viewer);
    return { ...facts, personId: row.personId, email: row.email, decision: canSetEnd(facts) };
  });
