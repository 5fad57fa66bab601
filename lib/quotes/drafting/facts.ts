import { getBookTerms, listDiscounts, listOwned, listSold, type SoldProduct } from "@/lib/catalog/facts";
import { priceLines } from "@/lib/catalog/pricing/rules";
import { type PickedProduct, quantityField, takePicks } from "@/lib/catalog/rules";
import type { OwnedUnits } from "@/lib/catalog/types";
import { fromDateColumn, type PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { type Refusal, refused } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { QuoteLineDraft } from "../types";
import type { Target } from "./schema";
import type { DraftTarget } from "./types";

interface TargetRow extends Omit<DraftTarget, "term" | "today" | "accountExecutive"> {
  startsOn: Date | null;
  endsOn: Date | null;
  today: Date;
  aeName: string;
  aeEmail: string;
  aePhone: string;
}

const columns = Prisma.sql`
  account.id AS "accountId", account.name AS account, bill_group.id AS "billGroupId", bill_group.name AS "billGroup",
  seller.id AS "sellerEntityId", seller.name AS seller, portal.today(seller.time_zone) AS today,
  book.id AS "priceBookId", book.name AS "priceBook",
  executive.name AS "aeName", executive.email AS "aeEmail", executive.phone AS "aePhone"`;
const joins = Prisma.sql`
  JOIN account ON account.id = bill_group.account_id
  JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
  JOIN staff executive ON executive.id = account.account_executive_id`;

/** What a draft is for, of the accounts that its writer works with (`deskAccountsSql`). @throws DomainError NOT_FOUND */
export async function getTarget(tx: Tx, accounts: Prisma.Sql, target: Target): Promise<DraftTarget> {
  const [row] = await tx.$queryRaw<TargetRow[]>(
    target.contract ? ofContract(accounts, target.contract) : ofGroup(accounts, target),
  );
  if (!row) throw notFound();
  const { startsOn, endsOn, today, aeName, aeEmail, aePhone, ...rest } = row;
  return {
    ...rest,
    term: startsOn && endsOn ? { from: fromDateColumn(startsOn), to: fromDateColumn(endsOn) } : null,
    today: fromDateColumn(today),
    accountExecutive: { name: aeName, email: aeEmail, phone: aePhone },
  };
}

const ofContract = (accounts: Prisma.Sql, id: string): Prisma.Sql => Prisma.sql`
  SELECT ${columns}, contract.id AS "contractId", contract.number AS "contractNumber",
         contract.starts_on AS "startsOn", contract.ends_on AS "endsOn", contract.currency
  FROM contract JOIN bill_group ON bill_group.id = contract.bill_group_id ${joins}
  LEFT JOIN price_book book ON book.id = portal.price_book_of(contract.id, portal.today(seller.time_zone))
  WHERE contract.id = ${id}::uuid AND ${accounts}`;

/** By the newest standard book of the seller entity that holds today. */
const ofGroup = (accounts: Prisma.Sql, { group, currency }: Target): Prisma.Sql => Prisma.sql`
  SELECT ${columns}, NULL::uuid AS "contractId", NULL::text AS "contractNumber", NULL::date AS "startsOn",
         NULL::date AS "endsOn", ${currency}::text AS currency
  FROM bill_group ${joins}
  LEFT JOIN LATERAL (
    SELECT book.id, book.name FROM price_book book
    WHERE book.seller_entity_id = seller.id AND book.currency = ${currency}::text AND book.is_standard
      AND portal.today(seller.time_zone) >= book.valid_from
      AND (book.valid_to IS NULL OR portal.today(seller.time_zone) <= book.valid_to)
    ORDER BY book.valid_from DESC, book.id LIMIT 1
  ) book ON true
  WHERE bill_group.id = ${group}::uuid AND ${accounts}`;

/** What a quote is for; an accepted one for a new contract is for that contract now. */
export const targetOf = ({
  contractId,
  billGroupId,
  currency,
}: {
  readonly contractId: string | null;
  readonly billGroupId: string;
  readonly currency: string;
}): Target =>
  contractId ? { contract: contractId, group: null, currency: null } : { contract: null, group: billGroupId, currency };

export interface DraftShelf {
  readonly sold: readonly SoldProduct[];
  readonly owned: ReadonlyMap<string, readonly OwnedUnits[]>;
}

/** What the target's price book sells, and what its contract has of it. */
export async function readDraftShelf(tx: Tx, target: DraftTarget): Promise<DraftShelf> {
  const { priceBookId, contractId, today } = target;
  return {
    sold: priceBookId ? await listSold(tx, [priceBookId]) : [],
    owned: contractId ? await listOwned(tx, { contracts: [{ id: contractId }], today }) : new Map(),
  };
}

interface Taken {
  readonly picked: readonly PickedProduct<SoldProduct>[];
  /** By field: what was typed and is no quantity, and what is not sold. */
  readonly problems: Readonly<Record<string, Refusal>>;
}

/** Product by product, as it was typed; the seller's people may sell what needs their agreement. */
export function takeTyped({ sold, owned }: DraftShelf, typed: ReadonlyMap<string, string>, target: DraftTarget): Taken {
  const ask = target.accountExecutive;
  const own = sold.map((product) => ({ ...product, needsApproval: false }));
  const { picked, problems } = takePicks(own, owned, typed, ask);
  const known = new Set(sold.map(({ productId }) => productId));
  const gone = [...typed.keys()].filter((productId) => !known.has(productId));
  return {
    picked,
    problems: Object.fromEntries([
      ...[...problems].map(([productId, refusal]) => [quantityField(productId), refusal] as const),
      ...gone.map((productId) => [quantityField(productId), refused("catalog.not_sold", { ask })] as const),
    ]),
  };
}

/** Prices what is wanted from a day on, as the rows are now: the amounts that the draft is written with [QUO-6]. */
export async function priceDraft(
  tx: Tx,
  target: DraftTarget,
  { picked, startsOn, endsOn }: { picked: Taken["picked"]; startsOn: PlainDate; endsOn: PlainDate },
): Promise<{ lines: QuoteLineDraft[]; taxRate: string | null }> {
  const { contractId, priceBookId, currency } = target;
  if (!priceBookId) throw new Error("a draft is priced without a price book");
  const book = await getBookTerms(tx, priceBookId);
  const discounts = contractId ? await listDiscounts(tx, contractId) : [];
  const term = target.term ?? { from: startsOn, to: endsOn };
  const lines = priceLines(picked, { currency, term, today: startsOn, discounts }, book).map((line) => {
    const { productId, description, quantity, kind, listMinor, monthlyMinor, discountPoints, amountMinor } = line;
    const prices = { listMinor, monthlyMinor, discountPoints, amountMinor };
    return { productId, description, quantity, kind, ...prices, replacesId: null };
  });
  return { lines, taxRate: book.taxRate };
}
