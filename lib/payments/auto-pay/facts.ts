import { joinOwnAccessSql } from "@/lib/access/visible";
import { type InvoiceFactsRow, selectInvoiceFacts, toInvoiceFacts } from "@/lib/invoices/facts";
import { fromDateColumn, type PlainDate } from "@/lib/platform/dates";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import { AUTO_PAY_HOUR } from "./rules";
import type { AutoPayFacts, AutoPayTry } from "./types";

/** An invoice with everything its plan depends on, as SQL finds it. */
export interface AutoPayRow extends InvoiceFactsRow {
  billGroupId: string;
  timeZone: string;
  hasStruck: boolean;
  isOn: boolean;
  autoPayFrom: Date | null;
  isByCard: boolean;
  methodId: string | null;
  /** Of the three, all are null for who may not see what tells the method from others. */
  expiresOn: Date | null;
  methodName: string | null;
  last4: string | null;
  isChargedBack: boolean;
  tries: AutoPayTry[];
}

/** Whether it is six o'clock or later by a seller entity's clock. */
export const hasStruckSql = Prisma.sql`
  extract(hour FROM portal.now() AT TIME ZONE seller.time_zone) >= ${AUTO_PAY_HOUR}::int`;

/** The last day a card is good for. */
export const cardEndSql = Prisma.sql`
  (make_date(details.expiry_year, details.expiry_month, 1) + interval '1 month - 1 day')::date`;

/** A bank took back what had paid it: a person has to pay it now [PAY-9]. */
export const isChargedBackSql = Prisma.sql`EXISTS (
  SELECT FROM chargeback_share taken JOIN chargeback ON chargeback.id = taken.chargeback_id
  WHERE taken.invoice_id = invoice.id AND chargeback.status = 'lost' AND taken.amount_minor > 0)`;

/** Invoices with what auto-pay looks at: the viewer's, or, through the system's door, all. `rest` narrows and orders. */
export const selectAutoPay = (viewer: Viewer | null, rest: Prisma.Sql): Prisma.Sql =>
  selectInvoiceFacts(viewer, {
    source: Prisma.sql`invoice JOIN contract ON contract.id = invoice.contract_id
      ${viewer ? joinOwnAccessSql(viewer) : Prisma.empty}
      JOIN bill_group ON bill_group.id = contract.bill_group_id
      LEFT JOIN payment_method method
        ON method.account_id = contract.account_id AND method.id = portal.method_of(contract.id)
      LEFT JOIN payment_method_details details ON details.method_id = method.id`,
    more: Prisma.sql`, bill_group.id AS "billGroupId", seller.time_zone AS "timeZone", ${hasStruckSql} AS "hasStruck",
      bill_group.auto_pay AS "isOn", bill_group.auto_pay_from AS "autoPayFrom", contract.paid_by = 'card' AS "isByCard",
      method.id AS "methodId", ${cardEndSql} AS "expiresOn", details.name AS "methodName", details.last4,
      ${isChargedBackSql} AS "isChargedBack",
      (SELECT coalesce(json_agg(json_build_object(
                'on', made.day, 'outcome', made.outcome, 'reason', made.reason,
                'isByMethod', coalesce(attempt.payment_method_id = method.id, true)) ORDER BY made.day), '[]')
       FROM auto_pay_try made LEFT JOIN payment_attempt attempt ON attempt.id = made.attempt_id
       WHERE made.invoice_id = invoice.id AND made.day >= coalesce(bill_group.auto_pay_from, made.day)) AS tries`,
    rest,
  });

/** `wanted` puts auto-pay on from a day, to say what that would do. */
export const toAutoPayFacts = (row: AutoPayRow, wanted?: { readonly from: PlainDate }): AutoPayFacts => ({
  isOn: wanted ? true : row.isOn,
  from: wanted ? wanted.from : row.autoPayFrom && fromDateColumn(row.autoPayFrom),
  isByCard: row.isByCard,
  isChargedBack: row.isChargedBack,
  hasMethod: row.methodId !== null,
  expiresOn: row.expiresOn && fromDateColumn(row.expiresOn),
  invoice: toInvoiceFacts(row),
  tries: wanted ? row.tries.filter(({ on }) => on >= wanted.from) : row.tries,
});

export const todayOf = (row: Pick<InvoiceFactsRow, "today">): PlainDate => fromDateColumn(row.today);
