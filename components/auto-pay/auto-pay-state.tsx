import type { AutoPayPage } from "@/lib/payments/auto-pay/types";
import { methodsPath } from "@/lib/payments/methods/rules";
import { formatTimeZone } from "@/lib/platform/format";
import { getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Status } from "../ui/status";
import { TextLink } from "../ui/text-link";

/** Whether it is on, what that means, and with which method; never more of a card than its reader may see. */
export async function AutoPayState({ page }: { page: AutoPayPage }) {
  const [t, tPayments] = await Promise.all([getTranslations("auto_pay"), getTranslations("payments")]);
  const { id, isOn, timeZone, hasMethod, method } = page;
  const named = method ? tPayments("method_ending", method) : t(hasMethod ? "method_hidden" : "method_none");
  return (
    <Card title={t("state")}>
      <div className="flex flex-col gap-4">
        <DescriptionList
          items={[
            { term: t("state"), value: <Status tone={isOn ? "good" : "neutral"}>{t(isOn ? "on" : "off")}</Status> },
            { term: t("method"), value: named },
          ]}
        />
        <p>{t(isOn ? "on_body" : "off_body", { zone: formatTimeZone(timeZone) })}</p>
        <p className="text-sm text-muted">{t("retries")}</p>
        <TextLink href={methodsPath(id)} className="self-start">
          {t("methods")}
        </TextLink>
      </div>
    </Card>
  );
}
