import { getTranslations } from "@/lib/platform/page-texts";
import type { EndpointRow } from "@/lib/webhooks/types";
import { Status } from "../ui/status";

/** Loud only when something is wrong. */
export async function EndpointStatus({ endpoint }: { endpoint: EndpointRow }) {
  const t = await getTranslations("webhooks");
  if (endpoint.pausedBy) return <Status tone={endpoint.pausedBy === "staff" ? "neutral" : "bad"}>{t("paused")}</Status>;
  return (
    <Status tone={endpoint.failingSince ? "warn" : "good"}>{t(endpoint.failingSince ? "failing" : "sending")}</Status>
  );
}
