import { notificationsPath } from "@/lib/notices/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";
import { TextLink } from "../ui/text-link";

/** The way to which mails one gets. */
export async function MailsCard() {
  const t = await getTranslations("notifications");
  return (
    <Card title={t("title")} description={t("description")}>
      <TextLink href={notificationsPath()}>{t("choose")}</TextLink>
    </Card>
  );
}
