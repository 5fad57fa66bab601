import { getTranslations } from "@/lib/platform/page-texts";
import { endpointPath } from "@/lib/webhooks/rules";
import type { DeliverySearch } from "@/lib/webhooks/schema";
import type { DeliveryList } from "@/lib/webhooks/types";
import { EmptyState } from "../ui/empty-state";
import { InboxIcon, SearchIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";
import { Pagination } from "../ui/pagination";
import { Section } from "../ui/section";
import { DeliveryFilter } from "./delivery-filter";
import { DeliveryTable } from "./delivery-table";

interface DeliveryLogProps {
  endpointId: string;
  search: DeliverySearch;
  list: DeliveryList;
}

/** What was sent, the newest first, under a filter that the address holds. */
export async function DeliveryLog({ endpointId, search, list }: DeliveryLogProps) {
  const t = await getTranslations("webhooks");
  const { state, type } = search;
  const link = (label: string, cursor: { after?: string; before?: string }) => ({
    label,
    href: endpointPath(endpointId, undefined, { state, type, ...cursor }),
  });
  return (
    <Section title={t("log")}>
      <div className="flex flex-col gap-5">
        <DeliveryFilter endpointId={endpointId} search={search} />
        {list.rows.length > 0 ? <DeliveryTable rows={list.rows} /> : <NoDeliveries {...{ endpointId, search }} />}
        <Pagination
          label={t("log_pages")}
          first={list.previous ? link(t("first_page"), {}) : undefined}
          previous={list.previous ? link(t("previous"), { before: list.previous }) : undefined}
          next={list.next ? link(t("next"), { after: list.next }) : undefined}
        />
      </div>
    </Section>
  );
}

async function NoDeliveries({ endpointId, search }: Omit<DeliveryLogProps, "list">) {
  const t = await getTranslations("webhooks");
  if (!search.state && !search.type)
    return (
      <EmptyState icon={<InboxIcon />} title={t("log_empty_title")}>
        {t("log_empty")}
      </EmptyState>
    );
  const clear = <LinkButton href={endpointPath(endpointId)}>{t("clear")}</LinkButton>;
  return (
    <EmptyState icon={<SearchIcon />} title={t("log_filtered_title")} action={clear}>
      {t("log_filtered")}
    </EmptyState>
  );
}
