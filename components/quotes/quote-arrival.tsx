import { getTranslations } from "@/lib/platform/page-texts";
import type { QuoteDetails } from "@/lib/quotes/types";
import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/link-button";

interface QuoteArrivalProps {
  quote: QuoteDetails;
  /** Signing in led here. */
  isFirst: boolean;
  /** Signing it did. */
  isJustSigned: boolean;
}

/** What led to the quote: signing in, with the way past it [SIG-8], or signing it. */
export async function QuoteArrival({ quote: { status }, isFirst, isJustSigned }: QuoteArrivalProps) {
  const [t, tAcceptance] = await Promise.all([getTranslations("quotes"), getTranslations("acceptance")]);
  if (isJustSigned && status === "accepted") return <Alert tone="success" role="status" title={tAcceptance("done")} />;
  if (!isFirst || status !== "published") return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 print:hidden">
      <p className="text-muted">{t("first")}</p>
      <LinkButton href="/" size="small">
        {t("later")}
      </LinkButton>
    </div>
  );
}
