import { getTranslations } from "@/lib/platform/page-texts";
import { newCasePath } from "@/lib/support/rules";
import { LifeBuoyIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";

/** From a page about something to a question about it [HLP-3]. */
export async function AskLink(about: { invoice: string } | { contract: string }) {
  const t = await getTranslations("support");
  return (
    <div className="print:hidden">
      <LinkButton href={newCasePath(about)}>
        <LifeBuoyIcon />
        {t("invoice" in about ? "ask_invoice" : "ask_contract")}
      </LinkButton>
    </div>
  );
}
