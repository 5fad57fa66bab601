import { ownRows } from "@/lib/access/visible";
import type { PriceKind } from "@/lib/catalog/types";
import { fromDateColumn } from "@/lib/platform/dates";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/locales";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import type { BillingFrequency } from "@/lib/subscriptions/types";
import { readQuote } from "../queries";
import { dueNow } from "./rules";
import type { Acceptance, Ordered, OrderedLine } from "./types";

/** @throws DomainError NOT_FOUND [ACC-6] */
export const getAcceptance = (viewer: Viewer, number: string): Promise<Acceptance> =>
  viewerReading(viewer, async (tx) => {
    const quote = await readQuote(tx, viewer, number);
    const { accountId, startsOn, total, today } = quote;
    const named = await tx.accountPerson.findFirst({
      where: { accountId, ...ownRows(viewer) },
      select: { firstName: true, lastName: true },
    });
    const signerName = named ? `${named.firstName} ${named.lastName}` : "";
    return { quote, due: dueNow({ startsOn, total }, today), signerName, signerEmail: viewer.email };
  });

interface OrderedRow {
  id: string;
  number: string;
  title: string;
  terms: string | null;
  accountId: string;
  account: string;
  locale: string;
  billGroupId: string;
  sellerEntityId: string;
  contractId: string | null;
  newContractNumber: string | null;
  currency: string;
  netMinor: bigint;
  taxMinor: bigint;
  totalMinor: bigint;
  taxRate: string | null;
  startsOn: Date | null;
  endsOn: Date;
  frequency: BillingFrequency;
  timeZone: string;
  today: Date;
  now: Date;
  logoUrl: string | null;
  color: string;
}

/** A quote that the caller has locked, through the system's door. */
export async function readOrdered(tx: Tx, quoteId: string): Promise<Ordered> {
  const [row] = await tx.$queryRaw<OrderedRow[]>`
    SELECT quote.id, quote.number, quote.title, quote.terms, quote.account_id AS "accountId", account.name AS account,
           account.locale, quote.bill_group_id AS "billGroupId", quote.seller_entity_id AS "sellerEntityId",
           quote.contract_id AS "contractId", quote.new_contract_number AS "newContractNumber", quote.currency,
           quote.net_minor AS "netMinor", quote.tax_minor AS "taxMinor", quote.total_minor AS "totalMinor",
           trim_scale(quote.tax_rate)::text AS "taxRate", quote.starts_on AS "startsOn", quote.ends_on AS "endsOn",
           bill_group.frequency::text AS frequency, seller.time_zone AS "timeZone",
           portal.today(seller.time_zone) AS today, portal.now() AS now, seller.logo_url AS "logoUrl",
           seller.brand_color AS color
    FROM quote
    JOIN account ON account.id = quote.account_id
    JOIN bill_group ON bill_group.id = quote.bill_group_id
    JOIN seller_entity seller ON seller.id = quote.seller_entity_id
    WHERE quote.id = ${quoteId}::uuid`;
  if (!row) throw new Error(`there is no quote ${quoteId}`);
  const { netMinor, taxMinor, totalMinor, startsOn, endsOn, today, locale, currency, ...rest } = row;
  return {
    ...{ ...rest, currency, locale: isLocale(locale) ? locale : DEFAULT_LOCALE },
    ...{ net: money(netMinor, currency), tax: money(taxMinor, currency), total: money(totalMinor, currency) },
    startsOn: startsOn ? fromDateColumn(startsOn) : null,
    ...{ endsOn: fromDateColumn(endsOn), today: fromDateColumn(today) },
    lines: await listOrderedLines(tx, quoteId),
  };
}

const listOrderedLines = (tx: Tx, quoteId: string): Promise<OrderedLine[]> =>
  tx.$queryRaw<(OrderedLine & { kind: PriceKind })[]>`
    SELECT line.product_id AS "productId", line.description, line.quantity, line.kind::text AS kind,
           line.monthly_minor AS "monthlyMinor", line.amount_minor AS "amountMinor",
           line.replaces_subscription_id AS "replacesId", coalesce(replaced.edition, product.editions[1]) AS edition
    FROM quote_line line
    LEFT JOIN product ON product.id = line.product_id
    LEFT JOIN subscription replaced ON replaced.id = line.replaces_subscription_id
    WHERE line.quote_id = ${quoteId}::uuid ORDER BY line.rank`;
