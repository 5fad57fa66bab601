import { getTranslations } from "@/lib/platform/page-texts";
import { pauseEndpointAction, resumeEndpointAction, sendTestAction } from "@/lib/webhooks/actions";
import { endpointPath } from "@/lib/webhooks/rules";
import type { EndpointDetails } from "@/lib/webhooks/types";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { LinkButton } from "../ui/link-button";

/** What can be done with an endpoint; to a paused one nothing is sent. */
export async function EndpointActs({ endpoint: { id, pausedBy } }: { endpoint: EndpointDetails }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("webhooks"), formTexts()]);
  const hidden = { endpoint: id };
  return (
    <div className="flex flex-wrap items-start gap-2">
      {pausedBy === null && (
        <ActionForm action={sendTestAction} labels={labels} hidden={hidden}>
          <SubmitButton pendingLabel={pending}>{t("test")}</SubmitButton>
        </ActionForm>
      )}
      <ActionForm action={pausedBy ? resumeEndpointAction : pauseEndpointAction} labels={labels} hidden={hidden}>
        <SubmitButton variant={pausedBy ? "primary" : "secondary"} pendingLabel={pending}>
          {t(pausedBy ? "resume" : "pause")}
        </SubmitButton>
      </ActionForm>
      {pausedBy === null && <LinkButton href={endpointPath(id, "replay")}>{t("replay")}</LinkButton>}
      <LinkButton href={endpointPath(id, "edit")}>{t("edit")}</LinkButton>
      <LinkButton href={endpointPath(id, "secret")}>{t("change_secret")}</LinkButton>
      <LinkButton href={endpointPath(id, "remove")}>{t("remove")}</LinkButton>
    </div>
  );
}
