import { joinOwnAccessSql, visibleBillGroupSql } from "@/lib/access/visible";
import type { SuspensionReason } from "@/lib/accounts/types";
import { joinStandingSql, type StandingFound, standingColumnsSql, toStanding } from "@/lib/billing/facts";
import { fromDateColumn, type PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/platform/locales";
import type { Viewer } from "@/lib/platform/viewer";
import type { Days, Discount, PriceEntry } from "./pricing/types";
import type { BuyingFacts, OwnedUnits, PriceKind } from "./types";

/** In a bill group; whoever has more asks for them by number. */
const MOST_CONTRACTS = 100;
/** On one page, so that all of them fit into one form. */
export const MOST_PRODUCTS = 80;

/** An active contract of the bill group, with the price book that holds for it today. */
export interface BuyingContract {
  readonly id: string;
  readonly number: string;
  readonly term: Days;
  readonly currency: string;
  readonly priceBookId: string | null;
}

/** What the rules on buying look at, with what a command needs besides. */
export interface Buying extends BuyingFacts {
  readonly billGroupId: string;
  readonly accountId: string;
  readonly account: string;
  readonly accountLocale: Locale;
  readonly sellerEntityId: string;
  readonly seller: string;
  readonly brandColor: string;
  /** In the seller entity's zone. */
  readonly today: PlainDate;
  readonly contracts: readonly BuyingContract[];
}

interface BuyingRow extends StandingFound {
  billGroupId: string;
  accountId: string;
  account: string;
  accountLocale: string;
  suspension: SuspensionReason | null;
  sellerEntityId: string;
  seller: string;
  brandColor: string;
  today: Date;
  several: boolean;
  aeName: string;
  aeEmail: string;
  aePhone: string;
  collectorName: string;
  collectorEmail: string;
  collectorPhone: string;
}

/** How the viewer stands to buying in one of their bill groups, as the rows are now. @throws DomainError NOT_FOUND [ACC-6] */
export async function getBuying(tx: Tx, viewer: Viewer, billGroup: string): Promise<Buying> {
  const [row] = await tx.$queryRaw<BuyingRow[]>`
    SELECT ${standingColumnsSql}, bill_group.id AS "billGroupId", account.id AS "accountId", account.name AS account,
           account.locale AS "accountLocale", account.suspension_reason::text AS suspension, seller.id AS "sellerEntityId", seller.name AS seller,
           seller.brand_color AS "brandColor", portal.today(seller.time_zone) AS today,
           portal.has_several_contracts(bill_group.id) AS several,
           executive.name AS "aeName", executive.email AS "aeEmail", executive.phone AS "aePhone",
           collector.name AS "collectorName", collector.email AS "collectorEmail", collector.phone AS "collectorPhone"
    FROM bill_group
    JOIN account ON account.id = bill_group.account_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    JOIN staff executive ON executive.id = account.account_executive_id
    JOIN staff collector ON collector.id = account.collector_id
    ${joinStandingSql}
    WHERE ${visibleBillGroupSql(viewer)} AND bill_group.id = ${billGroup}::uuid`;
  if (!row) throw notFound();
  return toBuying(row, await listBuyingContracts(tx, viewer, row));
}

async function listBuyingContracts(tx: Tx, viewer: Viewer, { billGroupId, today }: BuyingRow) {
  const found = await tx.$queryRaw<(Omit<BuyingContract, "term"> & { startsOn: Date; endsOn: Date })[]>`
    SELECT contract.id, contract.number, contract.starts_on AS "startsOn", contract.ends_on AS "endsOn",
           contract.currency, portal.price_book_of(contract.id, ${today}::date) AS "priceBookId"
    FROM contract ${joinOwnAccessSql(viewer)}
    WHERE contract.bill_group_id = ${billGroupId}::uuid AND contract.ends_on >= ${today}::date
    ORDER BY contract.number LIMIT ${MOST_CONTRACTS}`;
  return found.map(({ startsOn, endsOn, ...contract }) => ({
    ...contract,
    term: { from: fromDateColumn(startsOn), to: fromDateColumn(endsOn) },
  }));
}

function toBuying(row: BuyingRow, contracts: readonly BuyingContract[]): Buying {
  const { billGroupId, accountId, account, suspension, sellerEntityId, seller, brandColor } = row;
  const { name, holdsManageBilling, holder, customerService } = toStanding(row);
  return {
    ...{ billGroupId, accountId, account, sellerEntityId, seller, brandColor, contracts, suspension },
    ...{ name, holdsManageBilling, holder, customerService },
    accountLocale: isLocale(row.accountLocale) ? row.accountLocale : DEFAULT_LOCALE,
    today: fromDateColumn(row.today),
    hasSeveralContracts: row.several,
    hasContract: contracts.length > 0,
    hasPriceBook: contracts.some(({ priceBookId }) => priceBookId !== null),
    accountExecutive: { name: row.aeName, email: row.aeEmail, phone: row.aePhone },
    collector: { name: row.collectorName, email: row.collectorEmail, phone: row.collectorPhone },
  };
}

/** A product of a price book. */
export interface SoldProduct extends PriceEntry {
  readonly description: string;
  readonly unit: string | null;
}

interface SoldRow extends Omit<SoldProduct, "tiers" | "kind"> {
  kind: PriceKind;
  /** As text, which may be long. */
  tiers: { fromQuantity: number; monthlyMinor: string }[];
}

/** What price books sell, by name, each product once; through the viewer's door, of the books that are theirs. */
export async function listSold(tx: Tx, priceBooks: readonly string[]): Promise<SoldProduct[]> {
  const found = await tx.$queryRaw<SoldRow[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (product.name) product.id AS "productId", product.name, product.description, product.unit,
             entry.kind::text AS kind, entry.monthly_minor AS "monthlyMinor", entry.basis_points AS "basisPoints",
             entry.most_quantity AS "mostQuantity", entry.needs_approval AS "needsApproval",
             (SELECT coalesce(jsonb_agg(jsonb_build_object(
                'fromQuantity', tier.from_quantity, 'monthlyMinor', tier.monthly_minor::text)), '[]')
              FROM price_tier tier WHERE tier.entry_id = entry.id) AS tiers
      FROM price_book_entry entry JOIN product ON product.id = entry.product_id
      WHERE entry.price_book_id = ANY (${priceBooks}::uuid[])
      ORDER BY product.name, entry.id
    ) sold LIMIT ${MOST_PRODUCTS}`;
  return found.map(({ tiers, ...sold }) => ({
    ...sold,
    tiers: tiers.map(({ fromQuantity, monthlyMinor }) => ({ fromQuantity, monthlyMinor: BigInt(monthlyMinor) })),
  }));
}

/** The book's own side of pricing. @throws DomainError NOT_FOUND */
export async function getBookTerms(tx: Tx, priceBook: string): Promise<{ currency: string; taxRate: string | null }> {
  const [book] = await tx.$queryRaw<{ currency: string; taxRate: string | null }[]>`
    SELECT currency, trim_scale(tax_rate)::text AS "taxRate" FROM price_book WHERE id = ${priceBook}::uuid`;
  if (!book) throw notFound();
  return book;
}

/** What a contract pays less than its book says, whenever that holds. */
export async function listDiscounts(tx: Tx, contractId: string): Promise<Discount[]> {
  const found = await tx.$queryRaw<
    { productId: string | null; basisPoints: number; validFrom: Date; validTo: Date | null }[]
  >`
    SELECT product_id AS "productId", basis_points AS "basisPoints", valid_from AS "validFrom", valid_to AS "validTo"
    FROM contract_discount WHERE contract_id = ${contractId}::uuid`;
  return found.map(({ validFrom, validTo, ...discount }) => ({
    ...discount,
    validFrom: fromDateColumn(validFrom),
    validTo: validTo && fromDateColumn(validTo),
  }));
}

/** What contracts have already, by the product's name; also what begins later. */
export async function listOwned(
  tx: Tx,
  { contracts, today }: { readonly contracts: readonly { readonly id: string }[]; readonly today: PlainDate },
): Promise<Map<string, OwnedUnits[]>> {
  const found = await tx.$queryRaw<(OwnedUnits & { product: string })[]>`
    SELECT product, edition, sum(quantity)::int AS quantity FROM subscription
    WHERE contract_id = ANY (${contracts.map(({ id }) => id)}::uuid[]) AND status <> 'ended' AND ends_on >= ${today}::date
    GROUP BY product, edition ORDER BY product, edition NULLS FIRST`;
  const owned = new Map<string, OwnedUnits[]>();
  for (const { product, ...units } of found) owned.set(product, [...(owned.get(product) ?? []), units]);
  return owned;
}
