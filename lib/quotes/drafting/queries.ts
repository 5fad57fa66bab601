import { deskAccountsSql } from "@/lib/access/visible";
import type { SoldProduct } from "@/lib/catalog/facts";
import type { PickedProduct } from "@/lib/catalog/rules";
import { fromDateColumn, type PlainDate } from "@/lib/platform/dates";
import { systemReading, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { StaffMember } from "@/lib/platform/staff-session";
import { type DraftShelf, getTarget, readDraftShelf, takeTyped, targetOf } from "./facts";
import { canDraft, firstDays } from "./rules";
import type { Target } from "./schema";
import type { DraftForm, DraftProduct, DraftTarget, DraftValues, QuoteCopy } from "./types";

interface SourceRow {
  number: string;
  status: string;
  version: number;
  title: string;
  message: string | null;
  terms: string | null;
  contractId: string | null;
  billGroupId: string;
  currency: string;
  expiresOn: Date;
  startsOn: Date | null;
  endsOn: Date;
  lines: { productId: string | null; name: string; quantity: number }[];
}

interface Source extends Omit<SourceRow, "expiresOn" | "startsOn" | "endsOn"> {
  readonly expiresOn: PlainDate;
  readonly startsOn: PlainDate | null;
  readonly endsOn: PlainDate;
}

/** A quote of theirs with what was wanted in it. @throws DomainError NOT_FOUND */
async function getSource(tx: Tx, staff: StaffMember, number: string): Promise<Source> {
  const [row] = await tx.$queryRaw<SourceRow[]>`
    SELECT quote.number, quote.status::text AS status, quote.version, quote.title, quote.message, quote.terms,
           quote.contract_id AS "contractId", quote.bill_group_id AS "billGroupId", quote.currency,
           quote.expires_on AS "expiresOn", quote.starts_on AS "startsOn", quote.ends_on AS "endsOn",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('productId', line.product_id, 'name', line.description,
                                                         'quantity', line.quantity) ORDER BY line.rank), '[]')
            FROM quote_line line WHERE line.quote_id = quote.id) AS lines
    FROM quote JOIN account ON account.id = quote.account_id
    WHERE quote.number = ${number} AND ${deskAccountsSql(staff)}`;
  if (!row) throw notFound();
  return {
    ...row,
    expiresOn: fromDateColumn(row.expiresOn),
    startsOn: row.startsOn && fromDateColumn(row.startsOn),
    endsOn: fromDateColumn(row.endsOn),
  };
}

interface Copy {
  readonly source: Source;
  readonly target: DraftTarget;
  readonly kept: readonly PickedProduct<SoldProduct>[];
  readonly left: readonly string[];
}

/** What a copy would hold, by the price book as it is today. @throws DomainError NOT_FOUND */
export async function readCopy(tx: Tx, staff: StaffMember, number: string): Promise<Copy> {
  const source = await getSource(tx, staff, number);
  const target = await getTarget(tx, deskAccountsSql(staff), targetOf(source));
  const wanted = source.lines.flatMap(({ productId, quantity }): [string, string][] =>
    productId ? [[productId, String(quantity)]] : [],
  );
  const { picked: kept } = takeTyped(await readDraftShelf(tx, target), new Map(wanted), target);
  const copied = new Set(kept.map(({ entry }) => entry.productId));
  const left = source.lines.filter(({ productId }) => !productId || !copied.has(productId)).map(({ name }) => name);
  return { source, target, kept, left };
}

/** What copying would make. @throws DomainError NOT_FOUND */
export const getQuoteCopy = (staff: StaffMember, number: string): Promise<QuoteCopy> =>
  systemReading(async (tx) => {
    const { source, target, kept, left } = await readCopy(tx, staff, number);
    const { account, contractNumber } = target;
    return {
      ...{ number, title: source.title, account, contractNumber, left, copying: canDraft(target) },
      kept: kept.map(({ entry: { name }, quantity }) => ({ name, quantity })),
    };
  });

function productsOf({ sold, owned }: DraftShelf): DraftProduct[] {
  return sold.map(({ productId, name, description, unit, kind, monthlyMinor, basisPoints, tiers }) => ({
    ...{ productId, name, description, unit, kind, monthlyMinor, basisPoints },
    tiers: [...tiers].sort((left, right) => left.fromQuantity - right.fromQuantity),
    owned: owned.get(name) ?? [],
  }));
}

/** A draft about to be written. @throws DomainError NOT_FOUND */
export const getNewDraft = (
  staff: StaffMember,
  wanted: Target,
  typed: ReadonlyMap<string, string>,
): Promise<DraftForm> =>
  systemReading(async (tx) => {
    const target = await getTarget(tx, deskAccountsSql(staff), wanted);
    const values: DraftValues = {
      ...{ title: "", message: "", terms: "", ...firstDays(target) },
      quantities: Object.fromEntries(typed),
    };
    const products = productsOf(await readDraftShelf(tx, target));
    return { target, products, values, gone: [], writing: canDraft(target), quote: null };
  });

/** A saved draft with its fields. @throws DomainError NOT_FOUND, also for what is no draft any more */
export const getDraft = (staff: StaffMember, number: string): Promise<DraftForm> =>
  systemReading(async (tx) => {
    const source = await getSource(tx, staff, number);
    if (source.status !== "draft") throw notFound();
    const target = await getTarget(tx, deskAccountsSql(staff), targetOf(source));
    const products = productsOf(await readDraftShelf(tx, target));
    const sold = new Set(products.map(({ productId }) => productId));
    const { title, message, terms, version, lines } = source;
    return {
      ...{ target, products, writing: canDraft(target), quote: { number, version } },
      gone: lines.filter(({ productId }) => !productId || !sold.has(productId)).map(({ name }) => name),
      values: {
        ...{ title, message: message ?? "", terms: terms ?? "", expiresOn: source.expiresOn, endsOn: source.endsOn },
        startsOn: source.startsOn ?? firstDays(target).startsOn,
        quantities: Object.fromEntries(
          lines.flatMap(({ productId, quantity }) => (productId ? [[productId, String(quantity)]] : [])),
        ),
      },
    };
  });
