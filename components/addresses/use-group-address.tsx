import { addressFormat } from "@/lib/addresses/formats";
import { addressLines } from "@/lib/addresses/rules";
import type { SavedAddress } from "@/lib/addresses/types";
import type { FormState } from "@/lib/platform/form-state";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { LinkButton } from "../ui/link-button";

interface UseGroupAddressProps {
  kind: "contact" | "shipping";
  own: SavedAddress;
  ofGroup: SavedAddress;
  path: string;
  hidden: Readonly<Record<string, string>>;
  action: (state: FormState, data: FormData) => Promise<FormState>;
  /** What is entered here goes, so it is asked about first. */
  isAsked: boolean;
}

/** The way from a contract's own address back to the bill group's [CON-6]. */
export async function UseGroupAddress({ kind, own, ofGroup, path, hidden, action, isAsked }: UseGroupAddressProps) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("addresses"), formTexts()]);
  const at = (search: Record<string, string>) => `${path}?${new URLSearchParams({ of: kind, ...search })}#${kind}`;
  if (!isAsked)
    return (
      <LinkButton href={at({ back: "ask" })} className="self-start">
        {t("back")}
      </LinkButton>
    );
  const format = addressFormat(ofGroup.country);
  const address = format ? addressLines(format, ofGroup).join(", ") : ofGroup.line1;
  return (
    <ActionForm action={action} labels={labels} hidden={{ ...hidden, kind, version: String(own.version) }}>
      <p>{t("back_ask", { address })}</p>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={at({})}>{t("back_cancel")}</LinkButton>
        <SubmitButton variant="danger" pendingLabel={pending}>
          {t("back")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
