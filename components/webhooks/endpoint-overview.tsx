import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import type { EndpointDetails } from "@/lib/webhooks/types";
import { Alert } from "../ui/alert";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { typeName } from "./type-name";

/** Where it sends, of what, and how it does. */
export async function EndpointOverview({ endpoint }: { endpoint: EndpointDetails }) {
  const [t, tType, locale] = await Promise.all([
    getTranslations("webhooks"),
    getTranslations("webhooks.type"),
    getLocale(),
  ]);
  const at = (instant: Date) => formatInstant(instant, locale, "UTC");
  const { pausedBy, pausedAt, failingSince, earlierUntil, createdAt, createdBy: who } = endpoint;
  return (
    <>
      {pausedBy && pausedAt && (
        <Alert tone="warning" title={t(`paused_${pausedBy}`)}>
          {t("since", { at: at(pausedAt) })}
        </Alert>
      )}
      {!pausedBy && failingSince && <Alert tone="warning" title={t("failing_since", { at: at(failingSince) })} />}
      <Card>
        <DescriptionList
          items={[
            { term: t("url"), value: <span className="wrap-anywhere">{endpoint.url}</span> },
            { term: t("types"), value: endpoint.types.map((type) => typeName(type, tType)).join(" · ") },
            { term: t("waiting"), value: endpoint.waiting },
            { term: t("given_up"), value: endpoint.givenUp },
            { term: t("created"), value: t("created_by", { at: at(createdAt), who }) },
            ...(earlierUntil ? [{ term: t("earlier"), value: t("earlier_until", { at: at(earlierUntil) }) }] : []),
          ]}
        />
      </Card>
    </>
  );
}
