import type { Metadata } from "next";
import { ActionForm } from "@/components/form/action-form";
import { formTexts } from "@/components/form/form-texts";
import { SubmitButton } from "@/components/form/submit-button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Page } from "@/components/ui/page";
import { Section } from "@/components/ui/section";
import { DeliveryState } from "@/components/webhooks/delivery-state";
import { DeliveryTries } from "@/components/webhooks/delivery-tries";
import { typeName } from "@/components/webhooks/type-name";
import { getTranslations } from "@/lib/platform/page-texts";
import { sendAgainAction } from "@/lib/webhooks/actions";
import { loadDelivery } from "@/lib/webhooks/loaders";
import { endpointPath } from "@/lib/webhooks/rules";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("webhooks"))("delivery_title"),
});

export default async function DeliveryPage({ params }: PageProps<"/desk/webhooks/deliveries/[id]">) {
  const { id, type, state, eventId, endpoint, payload, log } = await loadDelivery((await params).id);
  const [t, tType, { labels, pending }] = await Promise.all([
    getTranslations("webhooks"),
    getTranslations("webhooks.type"),
    formTexts(),
  ]);
  return (
    <Page
      title={typeName(type, tType)}
      mark={<DeliveryState state={state} />}
      back={{ href: endpointPath(endpoint.id), label: endpoint.name }}
    >
      <Card>
        <DescriptionList
          items={[
            { term: t("endpoint"), value: <span className="wrap-anywhere">{endpoint.url}</span> },
            { term: t("event_id"), value: <code className="font-mono text-sm wrap-anywhere">{eventId}</code> },
          ]}
        />
      </Card>
      {state !== "waiting" && (
        <ActionForm action={sendAgainAction} labels={labels} hidden={{ delivery: id }}>
          <div>
            <SubmitButton pendingLabel={pending}>{t("send_again")}</SubmitButton>
          </div>
        </ActionForm>
      )}
      <DeliveryTries log={log} />
      <Section title={t("payload")}>
        <pre className="whitespace-pre-wrap rounded-lg border border-line p-4 font-mono text-sm wrap-anywhere">
          {JSON.stringify(JSON.parse(payload), null, 2)}
        </pre>
      </Section>
    </Page>
  );
}
