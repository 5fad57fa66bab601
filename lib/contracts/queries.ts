import { joinOwnAccessSql, visibleContract } from "@/lib/access/visible";
import { fromDateColumn, type PlainDate, plainDate } from "@/lib/platform/dates";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, type Page, readCursor, toPage } from "@/lib/platform/keyset";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import { type ContractFacts, selectContracts, subscriptionStatusSql, toContractRow, toTerms } from "./facts";
import type { RenewalTerms } from "./renewal/types";
import type { ContractFilter } from "./schema";
import type { ContractContactRow, ContractDetails, ContractRow, SubscriptionRow } from "./types";

const PAGE_SIZE = 25;
const MOST_CONTACTS = 200;
const MOST_SUBSCRIPTIONS = 200;
const endsNotBefore = Prisma.sql`contract.ends_on >= portal.today(seller.time_zone)`;
const FILTERS: Record<ContractFilter, Prisma.Sql> = {
  active: endsNotBefore,
  ended: Prisma.sql`NOT (${endsNotBefore})`,
  all: Prisma.sql`true`,
};

/** Active ones by what ends first, the others by what ended last; the id makes the order total. */
function keyset(show: ContractFilter, cursor: Cursor | null): { where: Prisma.Sql; order: Prisma.Sql } {
  const isRising = (show === "active") !== (cursor?.direction === "before");
  const order = isRising
    ? Prisma.sql`contract.ends_on ASC, contract.number ASC`
    : Prisma.sql`contract.ends_on DESC, contract.number DESC`;
  if (!cursor) return { where: Prisma.sql`true`, order };
  const [endsOn, number] = cursor.key;
  const key = Prisma.sql`(${endsOn}::date, ${number})`;
  const where = isRising
    ? Prisma.sql`(contract.ends_on, contract.number) > ${key}`
    : Prisma.sql`(contract.ends_on, contract.number) < ${key}`;
  return { where, order };
}

const isDay = (text: string): boolean => {
  try {
    return plainDate(text) === text;
  } catch {
    return false;
  }
};

/** The viewer's contracts, 25 a page [CON-1]; a cursor that was tampered with gives the first page. */
export async function listContracts(
  viewer: Viewer,
  show: ContractFilter,
  after?: string,
  before?: string,
): Promise<Page<ContractRow>> {
  const given = readCursor({ after, before });
  const cursor = given && isDay(given.key[0]) ? given : null;
  const { where, order } = keyset(show, cursor);
  const found = await viewerReading(viewer, (tx) =>
    tx.$queryRaw<ContractFacts[]>(
      selectContracts(viewer, Prisma.sql`WHERE ${FILTERS[show]} AND ${where} ORDER BY ${order} LIMIT ${PAGE_SIZE + 1}`),
    ),
  );
  // Past the end, after rows went or with a made-up cursor: the beginning rather than a dead end.
  if (found.length === 0 && cursor) return listContracts(viewer, show);
  return toPage(found, {
    size: PAGE_SIZE,
    cursor,
    keyOf: (facts) => [fromDateColumn(facts.endsOn), facts.number],
    toRow: toContractRow,
  });
}

/** One contract of the viewer's. @throws DomainError NOT_FOUND [ACC-6] */
export async function getContract(viewer: Viewer, number: string): Promise<ContractDetails> {
  return viewerReading(viewer, async (tx) => {
    const facts = await getContractFacts(tx, viewer, number);
    return {
      ...toContractRow(facts),
      paidBy: facts.paidBy,
      timeZone: facts.timeZone,
      today: fromDateColumn(facts.today),
      accountExecutive: toTerms(facts).accountExecutive,
      customerService: { name: facts.serviceName, email: facts.serviceEmail, phone: facts.servicePhone },
      poNumber: await poNumberOf(tx, facts.id),
      contacts: await listContacts(tx, viewer, facts.id),
      subscriptions: await listSubscriptions(tx, viewer, facts),
    };
  });
}

/** What stands on a new invoice of the contract: its own PO number, else its bill group's [INV-5]. */
async function poNumberOf(tx: Tx, contractId: string): Promise<string | null> {
  const [found] = await tx.$queryRaw<{ poNumber: string | null }[]>`
    SELECT portal.po_number_of(${contractId}::uuid) AS "poNumber"`;
  return found?.poNumber ?? null;
}

/** The rules' view of one contract inside a command's transaction, as its rows are now. @throws DomainError NOT_FOUND */
export async function getRenewalTerms(
  tx: Tx,
  viewer: Viewer,
  number: string,
): Promise<{ terms: RenewalTerms; today: PlainDate }> {
  const facts = await getContractFacts(tx, viewer, number);
  return { terms: toTerms(facts), today: fromDateColumn(facts.today) };
}

async function getContractFacts(tx: Tx, viewer: Viewer, number: string): Promise<ContractFacts> {
  const [facts] = await tx.$queryRaw<ContractFacts[]>(
    selectContracts(viewer, Prisma.sql`WHERE contract.number = ${number}`),
  );
  if (!facts) throw notFound();
  return facts;
}

async function listContacts(tx: Tx, viewer: Viewer, contractId: string): Promise<ContractContactRow[]> {
  const places = await tx.contractContact.findMany({
    where: { contractId, contract: visibleContract(viewer) },
    orderBy: [{ isPrimary: "desc" }, { isCardHolder: "desc" }, { createdAt: "asc" }, { id: "asc" }],
    take: MOST_CONTACTS,
    select: {
      isPrimary: true,
      isCardHolder: true,
      person: { select: { email: true } },
      name: { select: { firstName: true, lastName: true, phone: true } },
    },
  });
  return places.map(({ isPrimary, isCardHolder, person, name }) => ({
    name: `${name.firstName} ${name.lastName}`,
    email: person.email,
    phone: name.phone,
    isPrimary,
    isCardHolder,
  }));
}

type SubscriptionFound = Omit<SubscriptionRow, "unitPrice"> & { unitPriceMinor: bigint; currency: string };

async function listSubscriptions(tx: Tx, viewer: Viewer, { id, today }: ContractFacts): Promise<SubscriptionRow[]> {
  const found = await tx.$queryRaw<SubscriptionFound[]>`
    SELECT subscription.id, subscription.product, subscription.quantity, subscription.currency,
           subscription.unit_price_minor AS "unitPriceMinor", ${subscriptionStatusSql(Prisma.sql`${today}::date`)} AS status
    FROM contract ${joinOwnAccessSql(viewer)}
    JOIN subscription ON subscription.contract_id = contract.id
    WHERE contract.id = ${id}::uuid
    ORDER BY subscription.product, subscription.id LIMIT ${MOST_SUBSCRIPTIONS}`;
  return found.map(({ unitPriceMinor, currency, ...rest }) => ({
    ...rest,
    unitPrice: money(unitPriceMinor, currency),
  }));
}
