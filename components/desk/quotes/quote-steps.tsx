import type { DeskQuote } from "@/lib/desk/quotes/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { deskQuoteStepPath } from "@/lib/quotes/rules";
import { LinkButton } from "../../ui/link-button";

/** What can be done with a quote now; each leads to a page that says what follows. */
export async function QuoteSteps({
  quote: { number, status, changing, publishing, withdrawal },
}: {
  quote: DeskQuote;
}) {
  const t = await getTranslations("desk.quotes");
  const to = (step: Parameters<typeof deskQuoteStepPath>[1]) => deskQuoteStepPath(number, step);
  return (
    <>
      {publishing.allowed && (
        <LinkButton href={to("publish")} variant="primary">
          {t("publish")}
        </LinkButton>
      )}
      {changing.allowed && <LinkButton href={to("edit")}>{t("edit")}</LinkButton>}
      <LinkButton href={to("copy")}>{t("copy")}</LinkButton>
      {status === "published" && withdrawal.allowed && <LinkButton href={to("withdraw")}>{t("withdraw")}</LinkButton>}
      {changing.allowed && <LinkButton href={to("delete")}>{t("delete")}</LinkButton>}
    </>
  );
}
