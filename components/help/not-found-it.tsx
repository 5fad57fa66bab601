import type { Brand } from "@/lib/branding/types";
import { helpPath } from "@/lib/help/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";
import { ContactLine } from "../ui/contact-line";
import { TextLink } from "../ui/text-link";

interface NotFoundItProps {
  customerService: Brand["customerService"];
  /** Where there is another place to look first. */
  toList?: boolean | undefined;
}

/** What a reader does whom the articles did not help [HLP-1]. */
export async function NotFoundIt({ customerService, toList = false }: NotFoundItProps) {
  const t = await getTranslations("help_pages");
  return (
    <Card title={t("not_this")} description={t("not_this_ask")}>
      <ContactLine name={customerService.name} email={customerService.email} phone={customerService.phone} />
      {toList && (
        <p className="mt-3">
          <TextLink href={helpPath()}>{t("back")}</TextLink>
        </p>
      )}
    </Card>
  );
}
