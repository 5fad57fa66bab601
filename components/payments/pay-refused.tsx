import { invoicePath } from "@/lib/invoices/rules";
import { payPath } from "@/lib/payments/sets/rules";
import type { RefusedShare } from "@/lib/payments/sets/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { AskAbout } from "../agent/ask-about";
import { Money } from "../ui/money";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { WhyNot } from "../ui/why-not";

/** What of the asked invoices is not paid here, each with its own reason and whom to ask [PAY-1, WHY-1]. */
export async function PayRefused({ refused }: { refused: readonly RefusedShare[] }) {
  const [t, locale] = await Promise.all([getTranslations("payments"), getLocale()]);
  const apart = refused.filter(({ isApart }) => isApart);
  return (
    <Section title={t("pay_refused")}>
      <Table
        caption={t("pay_refused")}
        rows={refused}
        rowKey={({ reference }) => reference}
        columns={[
          {
            id: "invoice",
            header: t("invoice"),
            kind: "title",
            cell: (row) => <TextLink href={invoicePath(row.reference)}>{row.number}</TextLink>,
          },
          {
            id: "open",
            header: t("open_amount"),
            kind: "number",
            cell: (row) => <Money value={row.open} locale={locale} />,
          },
          {
            id: "why",
            header: t("pay_why"),
            cell: ({ refusal, reference, number, isApart }) => (
              <div className="flex max-w-[32rem] flex-col gap-2">
                <WhyNot refusal={refusal} />
                <AskAbout why="pay" number={number} />
                {isApart && apart.length === 1 && (
                  <p>
                    <TextLink href={payPath([{ reference }])}>{t("pay_apart")}</TextLink>
                  </p>
                )}
              </div>
            ),
          },
        ]}
      />
      {apart.length > 1 && (
        <p className="mt-3">
          <TextLink href={payPath(apart)}>{t("pay_apart_all")}</TextLink>
        </p>
      )}
    </Section>
  );
}
