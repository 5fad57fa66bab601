import type { Decision } from "@/lib/platform/decision";
import { formatPlainDate } from "@/lib/platform/format";
import { isLocale } from "@/lib/platform/locales";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { explain } from "@/lib/platform/translate";
import { approveRequestAction, declineRequestAction } from "@/lib/users/requests/actions";
import type { RequestDetails } from "@/lib/users/requests/types";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { Alert } from "../ui/alert";
import { Card } from "../ui/card";

/** The two answers to a request that waits, or why there is nothing left to answer. */
export async function RequestAnswer({ request }: { request: RequestDetails }) {
  const t = await getTranslations("requests");
  const { approval, decline } = request;
  if (!decline.allowed) return <Reason decision={decline} />;
  return (
    <>
      <Alert tone="warning" title={t("known_title")}>
        {t("known")}
      </Alert>
      {approval.allowed ? <ApproveCard request={request} /> : <Reason decision={approval} />}
      <DeclineCard request={request} />
    </>
  );
}

async function Reason({ decision }: { decision: Extract<Decision, { allowed: false }> }) {
  const locale = await getLocale();
  return <Alert title={explain(decision, isLocale(locale) ? locale : "en")} />;
}

async function ApproveCard({ request }: { request: RequestDetails }) {
  const [t, { labels, pending }, locale] = await Promise.all([getTranslations("requests"), formTexts(), getLocale()]);
  const { id, contract, ownEndsOn } = request;
  const hint = ownEndsOn ? t("until_hint_bound", { ends: formatPlainDate(ownEndsOn, locale) }) : t("until_hint");
  return (
    <Card title={t("approve_title")} description={t("approve_intro", { contract })}>
      <ActionForm action={approveRequestAction} labels={labels} hidden={{ request: id }}>
        <TextField
          type="date"
          name="until"
          label={t("until")}
          hint={hint}
          optionalLabel={ownEndsOn ? undefined : t("optional")}
          defaultValue={ownEndsOn ?? undefined}
        />
        <SubmitButton pendingLabel={pending}>{t("approve")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}

async function DeclineCard({ request }: { request: RequestDetails }) {
  const [t, { labels, pending }, locale] = await Promise.all([getTranslations("requests"), formTexts(), getLocale()]);
  const expires = formatPlainDate(request.expiresOn, locale);
  return (
    <Card title={t("decline_title")} description={t("decline_intro", { expires })}>
      <ActionForm action={declineRequestAction} labels={labels} hidden={{ request: request.id }}>
        <SubmitButton variant="secondary" pendingLabel={pending}>
          {t("decline")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
