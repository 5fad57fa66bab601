import { invoicePath } from "@/lib/invoices/rules";
import type { PaymentLine } from "@/lib/payments/list/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Money } from "../ui/money";
import { TextLink } from "../ui/text-link";

/** Which of the viewer's invoices got what, or lost what; and that there are others, if there are. */
export async function LineInvoices({ line }: { line: PaymentLine }) {
  const [t, locale] = await Promise.all([getTranslations("payments.list"), getLocale()]);
  const { shares, moreShares, unapplied, isPart } = line;
  return (
    <>
      <ul className="flex flex-col">
        {shares.map(({ reference, number, amount }) => (
          <li key={reference}>
            <TextLink href={invoicePath(reference)}>{number}</TextLink>
            {shares.length > 1 && (
              <span className="text-muted">
                {" "}
                <Money value={amount} locale={locale} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {moreShares > 0 && <span className="block text-muted">{t("more", { count: moreShares })}</span>}
      {unapplied && (
        <span className="block text-muted">
          {t("unapplied")}: <Money value={unapplied} locale={locale} />
        </span>
      )}
      {isPart && <span className="block text-muted">{t("part")}</span>}
    </>
  );
}
