import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { deliveryPath } from "@/lib/webhooks/rules";
import type { DeliveryRow } from "@/lib/webhooks/types";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { DeliveryState } from "./delivery-state";
import { typeName } from "./type-name";

/** One event a row, with the answer to its last try. */
export async function DeliveryTable({ rows }: { rows: readonly DeliveryRow[] }) {
  const [t, tType, locale] = await Promise.all([
    getTranslations("webhooks"),
    getTranslations("webhooks.type"),
    getLocale(),
  ]);
  const at = (instant: Date) => formatInstant(instant, locale, "UTC");
  return (
    <Table
      caption={t("log")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "event",
          header: t("event"),
          kind: "title",
          cell: ({ id, type }) => <TextLink href={deliveryPath(id)}>{typeName(type, tType)}</TextLink>,
        },
        { id: "state", header: t("filter_state"), cell: ({ state }) => <DeliveryState state={state} /> },
        { id: "when", header: t("when"), cell: ({ createdAt }) => at(createdAt) },
        { id: "tries", header: t("tries"), kind: "number", cell: ({ tries }) => tries },
        {
          id: "answer",
          header: t("answer"),
          cell: ({ responseCode, tries }) => responseCode ?? (tries > 0 ? t("no_answer") : "–"),
        },
        { id: "next", header: t("next_try"), cell: ({ nextTryAt }) => (nextTryAt ? at(nextTryAt) : "–") },
      ]}
    />
  );
}
