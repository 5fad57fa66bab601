import { getTranslations } from "@/lib/platform/page-texts";
import { declineQuoteAction } from "@/lib/quotes/declining/actions";
import { quotePath } from "@/lib/quotes/rules";
import type { QuoteDetails } from "@/lib/quotes/types";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { LinkButton } from "../ui/link-button";

/** Why it is declined, for the account executive; of one's own quote only if one likes [QUO-1]. */
export async function DeclineForm({ quote: { number, origin, accountExecutive } }: { quote: QuoteDetails }) {
  const [t, tForm, { labels, pending }] = await Promise.all([
    getTranslations("quotes"),
    getTranslations("users"),
    formTexts(),
  ]);
  const isOwn = origin === "customer";
  return (
    <ActionForm action={declineQuoteAction} labels={labels} hidden={{ quote: number }}>
      <p className="text-muted">{t(isOwn ? "discard_intro" : "decline_intro", { name: accountExecutive.name })}</p>
      <TextField
        name="reason"
        label={t("reason")}
        multiline
        maxLength={2000}
        {...(isOwn ? { optionalLabel: tForm("optional") } : { hint: t("reason_hint") })}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="danger" pendingLabel={pending}>
          {t(isOwn ? "discard_submit" : "decline_submit", { number })}
        </SubmitButton>
        <LinkButton href={quotePath(number)}>{t("keep")}</LinkButton>
      </div>
    </ActionForm>
  );
}
