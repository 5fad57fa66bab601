import { getTranslations } from "@/lib/platform/page-texts";
import { acceptPath, declinePath } from "@/lib/quotes/rules";
import type { QuoteDetails } from "@/lib/quotes/types";
import { AskAbout } from "../agent/ask-about";
import { LinkButton } from "../ui/link-button";
import { WhyNot } from "../ui/why-not";

/** Accepting and declining, or in their place why not and who can [QUO-1, QUO-9]. */
export async function QuoteAnswer({ quote }: { quote: QuoteDetails }) {
  const t = await getTranslations("quotes");
  const { number, acceptance, declining, origin } = quote;
  return (
    <div className="flex flex-col gap-3">
      {!acceptance.allowed && (
        <>
          <WhyNot refusal={acceptance} />
          <AskAbout why="accept" number={number} />
        </>
      )}
      {(acceptance.allowed || declining.allowed) && (
        <div className="flex flex-wrap gap-2 pt-1 print:hidden">
          {acceptance.allowed && (
            <LinkButton variant="primary" href={acceptPath(number)}>
              {t("accept")}
            </LinkButton>
          )}
          {declining.allowed && (
            <LinkButton href={declinePath(number)}>{t(origin === "customer" ? "discard" : "decline")}</LinkButton>
          )}
        </div>
      )}
    </div>
  );
}
