import { getTranslations } from "next-intl/server";
import { LinkButton } from "../ui/link-button";

/** Where signing in led to a quote: why, and the way past it [SIG-8]. */
export async function FirstQuote() {
  const t = await getTranslations("quotes");
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 print:hidden">
      <p className="text-muted">{t("first")}</p>
      <LinkButton href="/" size="small">
        {t("later")}
      </LinkButton>
    </div>
  );
}
