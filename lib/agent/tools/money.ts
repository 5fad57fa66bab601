import { getPortalFrame } from "@/lib/branding/queries";
import { listInvoices } from "@/lib/invoices/list/queries";
import { getInvoice } from "@/lib/invoices/queries";
import { invoicePath, invoicesPath } from "@/lib/invoices/rules";
import { invoiceSearch } from "@/lib/invoices/schema";
import type { InvoiceDetails, InvoiceRow } from "@/lib/invoices/types";
import { listPayments } from "@/lib/payments/list/queries";
import { paymentSearch } from "@/lib/payments/list/schema";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/locales";
import { explain, translator } from "@/lib/platform/translate";
import type { Viewer } from "@/lib/platform/viewer";
import { getHome } from "@/lib/summary/queries";
import type { Home } from "@/lib/summary/types";
import type { Finding, Source } from "../types";
import { plainNumber } from "../understanding/rules";
import type { NamedDocument } from "../understanding/types";

const MOST_GROUPS = 5;
const MOST_LISTED = 10;
const MOST_PAYMENTS = 5;

type Status = "overdue" | "unpaid" | "disputed" | "paid";

/** The viewer's invoice of this number, however it was spelled; null where they have none, or several, of that. */
export async function findInvoice(viewer: Viewer, { written, plain }: NamedDocument): Promise<InvoiceRow | null> {
  const digits = /\d{3,}$/.exec(plain)?.[0] ?? plain;
  for (const q of new Set([written, digits])) {
    const { rows } = await listInvoices(viewer, invoiceSearch.parse({ q }));
    const exact = rows.filter(({ number, reference }) =>
      [number, reference].some((text) => plainNumber(text) === plain),
    );
    const same = exact.length > 0 ? exact : rows.filter(({ number }) => plainNumber(number).endsWith(plain));
    if (same[0] && same.length === 1) return same[0];
  }
  return null;
}

/** The viewer's invoice of this amount, in total or still open; what is not paid goes before the rest. */
export async function findInvoiceOf(viewer: Viewer, minor: bigint): Promise<InvoiceRow | null> {
  for (const status of ["unpaid", undefined] as const) {
    const { rows } = await listInvoices(viewer, invoiceSearch.parse({ status }));
    const same = rows.filter(({ total, open }) => total.minor === minor || open.minor === minor);
    if (same[0] && same.length === 1) return same[0];
  }
  return null;
}

const pageOf = ({ reference, number }: Pick<InvoiceRow, "reference" | "number">, locale: Locale): Source => ({
  href: invoicePath(reference),
  label: translator(locale)("agent.page_invoice", { number }),
});

function standingOf({ number, status, open, total, dueOn }: InvoiceDetails | InvoiceRow, locale: Locale): string {
  const t = translator(locale);
  const values = { open: formatMoney(open, locale), total: formatMoney(total, locale) };
  const due = formatPlainDate(dueOn, locale, "long");
  return t("agent.invoice", { number, ...values, due, status: t(`invoices.status_${status}`) });
}

/** An invoice, and whether it can be paid online now, in the words of Pay Now's own rule [INV-3, WHY-1]. */
export async function tellInvoice(viewer: Viewer, row: InvoiceRow, locale: Locale): Promise<Finding> {
  const t = translator(locale);
  const invoice = await getInvoice(viewer, row.reference);
  const { payment, number } = invoice;
  const reasons = payment.allowed ? [] : [payment, ...payment.also].map((refusal) => explain(refusal, locale));
  return {
    sentences: [
      standingOf(invoice, locale),
      payment.allowed ? t("agent.payable", { number }) : (reasons[0] ?? ""),
      ...reasons.slice(1),
    ],
    people: payment.allowed || !payment.ask ? [] : [payment.ask],
    sources: [pageOf(row, locale)],
  };
}

/** The viewer's invoices of one kind, or of one contract. */
export async function tellInvoices(
  viewer: Viewer,
  { status, contract }: { status: Status | null; contract: string | null },
  locale: Locale,
): Promise<Finding> {
  const t = translator(locale);
  const search = { ...(status ? { status } : {}), ...(contract ? { contract } : {}) };
  const { rows, next } = await listInvoices(viewer, invoiceSearch.parse(search));
  const shown = rows.slice(0, MOST_LISTED);
  const key = next ? "agent.invoices_more" : "agent.invoices";
  const kind = t(`agent.kind_${status ?? "all"}`);
  return {
    sentences: [t(key, { count: rows.length, shown: shown.length, kind })],
    items: shown.map((row) => standingOf(row, locale)),
    sources: [{ href: invoicesPath(search), label: t("invoices.title") }],
  };
}

async function homesOf(viewer: Viewer): Promise<Home[]> {
  const { billGroups } = await getPortalFrame(viewer);
  return Promise.all(billGroups.slice(0, MOST_GROUPS).map(({ id }) => getHome(viewer, id)));
}

const homePage = (locale: Locale): Source => ({ href: "/", label: translator(locale)("home.title") });

/** What is open, by bill group and currency [BIL-1]. */
export async function tellBalance(viewer: Viewer, locale: Locale): Promise<Finding> {
  const t = translator(locale);
  const items = (await homesOf(viewer)).flatMap(({ billGroup: { name: group }, balances }) =>
    balances.length === 0
      ? [t("agent.nothing_due", { group })]
      : balances.map(({ open, overdue, count }) =>
          t("agent.balance", { group, count, open: formatMoney(open, locale), overdue: formatMoney(overdue, locale) }),
        ),
  );
  return { sentences: [t("agent.balances")], items, sources: [homePage(locale)] };
}

/** When each bill group is billed next, and whether it pays by itself. */
export async function tellNextBilling(viewer: Viewer, locale: Locale): Promise<Finding> {
  const t = translator(locale);
  const items = (await homesOf(viewer)).map(({ billGroup: { name: group, autoPay }, period }) =>
    [
      t("agent.next_billing", { group, on: formatPlainDate(period.from, locale, "long") }),
      t(autoPay ? "agent.auto_pay_on" : "agent.auto_pay_off"),
    ].join(" "),
  );
  return { sentences: [t("agent.next_billings")], items, sources: [homePage(locale)] };
}

export async function tellPayments(viewer: Viewer, locale: Locale): Promise<Finding> {
  const t = translator(locale);
  const { rows } = await listPayments(viewer, paymentSearch.parse({}));
  const shown = rows.slice(0, MOST_PAYMENTS);
  return {
    sentences: [t(shown.length > 0 ? "agent.payments" : "agent.no_payments", { count: shown.length })],
    items: shown.map(({ on, number, amount, shares }) =>
      t("agent.payment", {
        on: formatPlainDate(on, locale, "long"),
        number: number ?? "–",
        amount: formatMoney(amount, locale),
        invoices: shares.map((share) => share.number).join(", ") || "–",
      }),
    ),
    sources: [{ href: "/payments", label: t("agent.page_payments") }],
  };
}
