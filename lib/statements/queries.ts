import { joinOwnAccessSql, visibleBillGroupSql } from "@/lib/access/visible";
import { fromDateColumn } from "@/lib/platform/dates";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/locales";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import {
  type MovementPage,
  type MovementRow,
  type OpenRow,
  readMovements,
  readOpen,
  readTotals,
  type Scope,
} from "./facts";
import { choosePeriod, currencyStatements, type StatementAnswer, type StatementSums } from "./rules";
import type { StatementSearch } from "./schema";
import type { Movement, MovementKind, Period, StatementPlace } from "./types";

const MOST_CONTRACTS = 100;

interface PlaceRow {
  id: string;
  name: string;
  account: string;
  locale: string;
  timeZone: string;
  today: Date;
  contracts: string[];
  contractCount: number;
  seesAll: boolean;
  seller: string;
  addressLine: string;
  town: string;
  taxId: string;
  email: string;
  phone: string;
  color: string;
  logoUrl: string | null;
}

/** One of the viewer's bill groups. @throws DomainError NOT_FOUND [ACC-6] */
async function readPlace(tx: Tx, viewer: Viewer, group: string): Promise<StatementPlace> {
  const [row] = await tx.$queryRaw<PlaceRow[]>`
    WITH own AS MATERIALIZED (
      SELECT contract.number FROM contract ${joinOwnAccessSql(viewer)} WHERE contract.bill_group_id = ${group}::uuid
    )
    SELECT bill_group.id, bill_group.name, account.name AS account, account.locale, seller.time_zone AS "timeZone",
           portal.today(seller.time_zone) AS today, portal.sees_whole_group(bill_group.id) AS "seesAll",
           ARRAY(SELECT number FROM own ORDER BY number LIMIT ${MOST_CONTRACTS}) AS contracts,
           (SELECT count(*) FROM own)::int AS "contractCount",
           seller.name AS seller, seller.address_line AS "addressLine",
           seller.postal_code || ' ' || seller.city AS town, seller.tax_id AS "taxId",
           seller.customer_service_email AS email, seller.customer_service_phone AS phone,
           seller.brand_color AS color, seller.logo_url AS "logoUrl"
    FROM bill_group
    JOIN account ON account.id = bill_group.account_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    WHERE bill_group.id = ${group}::uuid AND ${visibleBillGroupSql(viewer)}`;
  if (!row) throw notFound();
  const { id, name, account, timeZone, contracts, contractCount, seesAll, email, phone, color, logoUrl } = row;
  return {
    ...{ group: { id, name, account }, timeZone, contracts, contractCount, seesAll },
    locale: isLocale(row.locale) ? row.locale : DEFAULT_LOCALE,
    today: fromDateColumn(row.today),
    seller: {
      ...{ name: row.seller, addressLines: [row.addressLine, row.town], email, phone, color, logoUrl },
      ...{ taxId: row.taxId || null, registrationNumber: null },
    },
  };
}

/** A statement of one of the viewer's bill groups, in four statements [PAY-11]. @throws DomainError NOT_FOUND */
export function getStatement(
  viewer: Viewer,
  group: string,
  search: StatementSearch,
  most: number,
): Promise<StatementAnswer> {
  return viewerReading(viewer, async (tx) => {
    const place = await readPlace(tx, viewer, group);
    const choice = choosePeriod(search, place.today);
    if ("wrong" in choice) return { statement: null, choice, place };
    const { period } = choice;
    const contract = search.contract ?? null;
    const scope = { viewer, group, contract };
    const sums = await readSums(tx, scope, period);
    const found = await readMovements(tx, scope, period, { most });
    const statement = {
      ...{ ...place, period, contract },
      currencies: currencyStatements(sums, found.map(toMovement), period.to),
      count: sums.totals.reduce((total, { isBefore, count }) => (isBefore ? total : total + count), 0),
      shown: found.length,
    };
    return { statement, choice, place };
  });
}

async function readSums(tx: Tx, scope: Scope, period: Period): Promise<StatementSums> {
  const totals = await readTotals(tx, scope, period);
  const open = await readOpen(tx, scope, period.to);
  const amountsOf = (wanted: OpenRow["kind"]) =>
    open.filter(({ kind }) => kind === wanted).map(({ minor, currency }) => money(minor, currency));
  return {
    totals: totals.map(({ kind, isBefore, count, minor, informs, currency }) => ({
      ...{ kind: kind as MovementKind, isBefore, count },
      ...{ amount: money(minor, currency), informs: money(informs ?? 0n, currency) },
    })),
    open: open.flatMap(({ dueOn, minor, currency }) =>
      dueOn ? [{ dueOn: fromDateColumn(dueOn), amount: money(minor, currency) }] : [],
    ),
    ...{ unused: amountsOf("unused"), unapplied: amountsOf("unapplied") },
  };
}

/** Some of a statement's movements after another one, for files that hold them all. */
export const listMovements = (scope: Scope, period: Period, page: MovementPage): Promise<MovementRow[]> =>
  viewerReading(scope.viewer, (tx) => readMovements(tx, scope, period, page));

export function toMovement(row: MovementRow): Movement {
  const { id, invoiceNumber, invoiceReference, contractNumber, paymentNumber, paymentId, memoNumber, memoId } = row;
  return {
    ...{ id, invoiceNumber, invoiceReference, contractNumber },
    kind: row.kind as MovementKind,
    on: fromDateColumn(row.on),
    number: paymentNumber ?? memoNumber ?? invoiceNumber,
    source: paymentId ?? memoId,
    amount: money(row.minor, row.currency),
    informs: row.informs === null ? null : money(row.informs, row.currency),
  };
}
