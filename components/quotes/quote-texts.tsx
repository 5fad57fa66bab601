import { getTranslations } from "@/lib/platform/page-texts";
import type { QuoteDetails } from "@/lib/quotes/types";
import { Card } from "../ui/card";

/** What the account executive writes, and the terms: in their words, as they wrote them. */
export async function QuoteTexts({
  quote: { message, terms, accountExecutive },
}: {
  quote: Pick<QuoteDetails, "message" | "terms" | "accountExecutive">;
}) {
  const t = await getTranslations("quotes");
  return (
    <>
      {message && (
        <Card title={t("message_from", { name: accountExecutive.name })}>
          <p className="max-w-[42rem] whitespace-pre-line wrap-anywhere">{message}</p>
        </Card>
      )}
      {terms && (
        <Card title={t("terms")}>
          <p className="max-w-[42rem] whitespace-pre-line wrap-anywhere">{terms}</p>
        </Card>
      )}
    </>
  );
}
