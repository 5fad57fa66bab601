import { disputePath } from "@/lib/collections/disputes/rules";
import { contractPath } from "@/lib/contracts/rules";
import { invoicePath, invoicesPath } from "@/lib/invoices/rules";
import { methodsPath } from "@/lib/payments/methods/rules";
import type { PlainDate } from "@/lib/platform/dates";
import { formatDaysAway, formatMoney, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { quotePath } from "@/lib/quotes/rules";
import type { Attention, Home } from "@/lib/summary/types";
import { casePath } from "@/lib/support/rules";
import { Card } from "../ui/card";
import { TextLink } from "../ui/text-link";

/** What waits for the reader, each with its date in words and the way to it [BIL-1]. */
export async function AttentionList({ home }: { home: Home }) {
  const t = await getTranslations("home");
  const { attention } = home;
  return (
    <Card title={t("attention_title")}>
      {attention.length === 0 ? (
        <p className="text-muted">{t("attention_none")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {attention.map((item) => (
            <li
              key={keyOf(item)}
              className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3 first:pt-0 last:pb-0"
            >
              <AttentionItem item={item} home={home} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const keyOf = (item: Attention): string =>
  `${item.kind}:${"id" in item ? item.id : "reference" in item ? item.reference : "contractNumber" in item ? item.contractNumber : "billGroup" in item ? item.billGroup : ""}`;

async function AttentionItem({ item, home: { today, billGroup } }: { item: Attention; home: Home }) {
  const [t, locale] = await Promise.all([getTranslations("home"), getLocale()]);
  const day = (date: PlainDate) => formatPlainDate(date, locale, "long");
  const when = (date: PlainDate) => ({ date: day(date), away: formatDaysAway(date, today, locale) });
  switch (item.kind) {
    case "overdue": {
      const { number, reference, open, on } = item;
      const text = t("attention_overdue", { number, amount: formatMoney(open, locale), ...when(on) });
      return <Waiting text={text} href={invoicePath(reference)} link={t("attention_overdue_link", { number })} />;
    }
    case "stopped": {
      const { number, reference, open, on } = item;
      const text = t("attention_stopped", { number, amount: formatMoney(open, locale), ...when(on) });
      return <Waiting text={text} href={invoicePath(reference)} link={t("attention_overdue_link", { number })} />;
    }
    case "overdue_more": {
      const href = invoicesPath({ group: billGroup.id, status: "overdue", sort: "due_up" });
      const text = t("attention_overdue_more", { count: item.count });
      return <Waiting text={text} href={href} link={t("attention_overdue_more_link")} />;
    }
    case "renewal": {
      const { contractNumber: number, endsOn, on } = item;
      const text = t("attention_renewal", { number, ends: day(endsOn), ...when(on) });
      const href = `${contractPath(number)}/renewal`;
      return <Waiting text={text} href={href} link={t("attention_renewal_link", { number })} />;
    }
    case "card": {
      const { name, last4, isOver, on } = item;
      const text = t(isOver ? "attention_card_over" : "attention_card", { name, last4, ...when(on) });
      return <Waiting text={text} href={methodsPath(billGroup.id)} link={t("attention_card_link")} />;
    }
    case "quote": {
      const { id: number, total, isTheirs, on } = item;
      const values = { number, amount: formatMoney(total, locale), ...when(on) };
      const text = t(isTheirs ? "attention_quote_accept" : "attention_quote", values);
      return <Waiting text={text} href={quotePath(number)} link={t("attention_quote_link", { number })} />;
    }
    case "request": {
      const text = t("attention_request", { name: item.name, number: item.contractNumber, ...when(item.on) });
      return <Waiting text={text} href={`/users/requests/${item.id}`} link={t("attention_request_link")} />;
    }
    case "handover": {
      const { role, from: name, contractNumber: number, on, id } = item;
      const text = t("attention_handover", { name, role, number, ...when(on) });
      return <Waiting text={text} href={`/users/handover/${id}`} link={t("attention_handover_link")} />;
    }
    case "dispute": {
      const { reference, number, on } = item;
      const text = t("attention_dispute", { number, ...when(on) });
      return <Waiting text={text} href={disputePath(reference)} link={t("attention_dispute_link", { number })} />;
    }
    case "case": {
      const text = t("attention_case", { number: item.id, ...when(item.on) });
      return <Waiting text={text} href={casePath(item.id)} link={t("attention_case_link", { number: item.id })} />;
    }
    case "elsewhere": {
      const { billGroup: group, name, count, on } = item;
      const text = t("attention_elsewhere", { name, count, date: day(on) });
      const href = invoicesPath({ group, status: "unpaid", sort: "due_up" });
      return <Waiting text={text} href={href} link={t("attention_elsewhere_link", { name })} />;
    }
  }
}

function Waiting({ text, href, link }: { text: string; href: string; link: string }) {
  return (
    <>
      <span className="max-w-[36rem]">{text}</span>
      <TextLink href={href} className="inline-flex min-h-6 items-center">
        {link}
      </TextLink>
    </>
  );
}
