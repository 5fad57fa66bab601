import { autoPayPath } from "@/lib/bill-groups/rules";
import { turnOffAutoPayAction, turnOnAutoPayAction } from "@/lib/payments/auto-pay/actions";
import type { AutoPayPage } from "@/lib/payments/auto-pay/types";
import { methodsPath } from "@/lib/payments/methods/rules";
import { formatTimeZone } from "@/lib/platform/format";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { Card } from "../ui/card";
import { LinkButton } from "../ui/link-button";
import { WhyNot } from "../ui/why-not";

interface TurnAutoPayProps {
  page: AutoPayPage;
  /** Turning it off is asked about first. */
  isAsked: boolean;
}

/** What turning it on charges and when, before it is done; and the way off, which asks first [BIL-4, WHY-1]. */
export async function TurnAutoPay({ page, isAsked }: TurnAutoPayProps) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("auto_pay"), formTexts()]);
  const { id, isOn, change, timeZone, invoices, hasMethod } = page;
  const zone = formatTimeZone(timeZone);
  const hidden = { billGroup: id };
  const title = isOn ? t(isAsked ? "turn_off_title" : "turn_off") : t("turn_on_title");
  if (!change.allowed)
    return (
      <Card title={title}>
        <div className="flex flex-col gap-4">
          <WhyNot refusal={change} />
          {!hasMethod && change.reason === "auto_pay.no_method" && (
            <LinkButton href={methodsPath(id)} className="self-start">
              {t("add_method")}
            </LinkButton>
          )}
        </div>
      </Card>
    );
  if (!isOn)
    return (
      <Card title={title}>
        <ActionForm action={turnOnAutoPayAction} labels={labels} hidden={hidden}>
          <p>{t(invoices.length > 0 ? "turn_on_open" : "turn_on_nothing", { zone, count: invoices.length })}</p>
          <SubmitButton pendingLabel={pending}>{t("turn_on")}</SubmitButton>
        </ActionForm>
      </Card>
    );
  return (
    <Card title={title}>
      {isAsked ? (
        <ActionForm action={turnOffAutoPayAction} labels={labels} hidden={hidden}>
          <p>{t("turn_off_body", { count: invoices.length })}</p>
          <div className="flex flex-wrap gap-2">
            <LinkButton href={autoPayPath(id)}>{t("cancel")}</LinkButton>
            <SubmitButton variant="danger" pendingLabel={pending}>
              {t("turn_off")}
            </SubmitButton>
          </div>
        </ActionForm>
      ) : (
        <LinkButton href={`${autoPayPath(id)}?turn=off`} className="self-start">
          {t("turn_off")}
        </LinkButton>
      )}
    </Card>
  );
}
