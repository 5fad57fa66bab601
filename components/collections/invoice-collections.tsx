import { disputePath } from "@/lib/collections/disputes/rules";
import { promisePath } from "@/lib/collections/promises/rules";
import type { InvoiceCollections as Details } from "@/lib/collections/standing/types";
import { transferPath } from "@/lib/collections/transfers/rules";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";
import { LinkButton } from "../ui/link-button";
import { TextLink } from "../ui/text-link";
import { PromiseNote } from "./promise-note";

/** What was said to the collector of an invoice, and the ways to say more [INV-9, INV-10]. */
export async function InvoiceCollections({ collections }: { collections: Details }) {
  const [t, locale] = await Promise.all([getTranslations("collections"), getLocale()]);
  const { reference, open, isVoid, promise, transfers, hasDispute } = collections;
  const isDone = isVoid || open.minor <= 0n;
  if (isDone && !promise && transfers.length === 0 && !hasDispute) return null;
  return (
    <Card title={t("card")} description={isDone ? undefined : t("card_intro")}>
      <div className="flex flex-col gap-4">
        {promise && <PromiseNote promise={promise} />}
        {transfers.map(({ id, amount, sentOn }) => (
          <p key={id}>
            <TextLink href={transferPath(reference)}>
              {t("transfer_said", { amount: formatMoney(amount, locale), day: formatPlainDate(sentOn, locale) })}
            </TextLink>
          </p>
        ))}
        <div className="flex flex-wrap gap-2">
          {(!isDone || hasDispute) && (
            <LinkButton href={disputePath(reference)}>{hasDispute ? t("dispute_see") : t("dispute")}</LinkButton>
          )}
          {!isDone && <LinkButton href={promisePath(reference)}>{t("promise")}</LinkButton>}
          {!isDone && <LinkButton href={transferPath(reference)}>{t("transfer")}</LinkButton>}
        </div>
      </div>
    </Card>
  );
}
