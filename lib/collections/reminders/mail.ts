import { toInvoiceFacts } from "@/lib/invoices/facts";
import { canPayOnline } from "@/lib/invoices/online/rules";
import { invoicePath, invoicesPath } from "@/lib/invoices/rules";
import { whereToChoose } from "@/lib/notices/mail";
import type { AutoPayRow } from "@/lib/payments/auto-pay/facts";
import { MOST_TOGETHER, payPath } from "@/lib/payments/sets/rules";
import { calendarDay, daysBetween, fromDateColumn, type PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import { grouped } from "@/lib/platform/grouped";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/platform/locales";
import type { MailContent } from "@/lib/platform/mail/content";
import { queueMail } from "@/lib/platform/mail/queue";
import { money, sum } from "@/lib/platform/money";
import { translator } from "@/lib/platform/translate";
import type { ToldRow } from "./queries";

/** More are counted, not named. */
const MOST_NAMED = 40;

/** One of a reader's overdue invoices: whom it goes to, and what is open. */
interface Overdue {
  readonly told: ToldRow;
  readonly invoice: AutoPayRow;
}

type Facts = NonNullable<MailContent["facts"]>;
type Some = readonly [Overdue, ...Overdue[]];

/** One mail to a person about all invoices of theirs in a bill group that are due for a reminder [PAY-10]. */
export async function mailOverdue(tx: Tx, overdue: Some, today: PlainDate): Promise<void> {
  const [{ told, invoice }] = overdue;
  const locale = isLocale(told.locale) ? told.locale : DEFAULT_LOCALE;
  const t = translator(locale);
  const { collectorName: name, collectorEmail: email, collectorPhone: phone } = invoice;
  const values = {
    ...{ number: invoice.number, account: told.account, count: overdue.length },
    due: formatPlainDate(fromDateColumn(invoice.dueOn), locale, "long"),
  };
  const transfer = transferTo(overdue, locale);
  const bankChanged = changedBank(overdue, locale);
  await queueMail(tx, {
    // A reminder is written down once, and every mail names its first one.
    key: `overdue:${told.reminderId}:${told.personId}`,
    to: told.email,
    locale,
    brand: { name: told.seller, color: told.color },
    content: {
      subject: t("mail.overdue.subject", values),
      heading: t("mail.overdue.heading", values),
      paragraphs: [t("mail.overdue.body", values), t("mail.overdue.otherwise", values)],
      facts: factsOf(overdue, today, locale),
      action: buttonOf(overdue, locale),
      ...(transfer ? { more: { heading: t("invoices.instructions"), facts: transfer } } : {}),
      footer: [
        ...(transfer ? [] : [t("mail.overdue.instructions", values)]),
        ...(bankChanged ? [bankChanged] : []),
        t("mail.payment.questions", { name, email, phone }),
      ],
      choose: whereToChoose(locale),
    },
  });
}

/** Each invoice with its due date and what is open, then all of it, by currency. */
function factsOf(overdue: Some, today: PlainDate, locale: Locale): Facts {
  const t = translator(locale);
  const more = overdue.length - MOST_NAMED;
  const totals = grouped(overdue, ({ invoice }) => invoice.currency).map(([currency, own]) =>
    formatMoney(sum(own.map(openOf), currency), locale),
  );
  return [
    ...overdue.slice(0, MOST_NAMED).map(({ invoice }): [string, string] => {
      const due = fromDateColumn(invoice.dueOn);
      const days = daysBetween(due, today);
      return [
        t("mail.payment.invoice", { number: invoice.number }),
        t("mail.overdue.line", {
          ...{ open: formatMoney(money(invoice.openMinor, invoice.currency), locale), days },
          due: formatPlainDate(due, locale, "long"),
        }),
      ];
    }),
    ...(more > 0 ? [[t("mail.overdue.more"), t("mail.overdue.more_count", { more })] as const] : []),
    ...(overdue.length > 1 ? [[t("mail.overdue.total"), totals.join(", ")] as const] : []),
  ];
}

/** Pay now, where something can be paid online [INV-3]; else where to read what to do instead. */
function buttonOf(overdue: Some, locale: Locale): NonNullable<MailContent["action"]> {
  const t = translator(locale);
  const payable = overdue.filter(({ invoice }) => canPayOnline(toInvoiceFacts(invoice)).allowed);
  const url = (path: string): string => `${env().APP_URL}${path}`;
  if (payable.length > 0)
    return {
      label: t("home.pay_now"),
      url: url(payPath(payable.slice(0, MOST_TOGETHER).map(({ invoice: { reference } }) => ({ reference })))),
    };
  const [{ invoice }] = overdue;
  if (overdue.length === 1) return { label: t("mail.auto_pay.button"), url: url(invoicePath(invoice.reference)) };
  return { label: t("mail.overdue.open_all"), url: url(invoicesPath({ status: "overdue" })) };
}

/** Where a transfer goes, as the invoices say [INV-4]; null where they say nothing, or not all the same account. */
function transferTo(overdue: Some, locale: Locale): Facts | null {
  const t = translator(locale);
  const accounts = grouped(overdue, ({ told: { payTo } }) =>
    payTo ? JSON.stringify([payTo.bankName, payTo.accountHolder, payTo.accountNumber, payTo.bankCode]) : "",
  );
  const payTo = accounts.length === 1 ? overdue[0].told.payTo : null;
  if (!payTo) return null;
  const references = [...new Set(overdue.slice(0, MOST_NAMED).map(({ told }) => told.payTo?.reference ?? ""))];
  const facts: [string, string][] = [
    [t("invoices.bank"), payTo.bankName],
    [t("invoices.account_holder"), payTo.accountHolder],
    [t("invoices.account_number"), payTo.accountNumber],
    [t("invoices.bank_code"), payTo.bankCode],
    [t("invoices.payment_reference"), references.filter(Boolean).join(", ")],
  ];
  return facts.filter(([, value]) => value);
}

/** The same warning as on the invoice's page, in case somebody else's account is named in the seller's name. */
function changedBank(overdue: Some, locale: Locale): string | null {
  const changed = overdue.find(({ told }) => told.bankChangedAt !== null)?.told;
  if (!changed?.bankChangedAt) return null;
  const date = formatPlainDate(calendarDay(changed.bankChangedAt, changed.timeZone), locale, "long");
  return translator(locale)("mail.overdue.bank_changed", {
    ...{ date, name: changed.serviceName, phone: changed.servicePhone },
  });
}

const openOf = ({ invoice }: Overdue) => money(invoice.openMinor, invoice.currency);
