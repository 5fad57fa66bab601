import { getTranslations } from "@/lib/platform/page-texts";
import { endpointPath } from "@/lib/webhooks/rules";
import type { EndpointRow } from "@/lib/webhooks/types";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { EndpointStatus } from "./endpoint-status";

/** The addresses that are told of what happens, and how each does. */
export async function EndpointTable({ rows }: { rows: readonly EndpointRow[] }) {
  const t = await getTranslations("webhooks");
  return (
    <Table
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "name",
          header: t("name"),
          kind: "title",
          cell: ({ id, name }) => <TextLink href={endpointPath(id)}>{name}</TextLink>,
        },
        { id: "status", header: t("status"), cell: (endpoint) => <EndpointStatus endpoint={endpoint} /> },
        { id: "url", header: t("url"), cell: ({ url }) => <span className="wrap-anywhere">{url}</span> },
        { id: "types", header: t("types"), kind: "number", cell: ({ types }) => types.length },
        { id: "waiting", header: t("waiting"), kind: "number", cell: ({ waiting }) => waiting },
        { id: "given_up", header: t("given_up"), kind: "number", cell: ({ givenUp }) => givenUp },
      ]}
    />
  );
}
