import { sellerPath } from "@/lib/desk/sellers/rules";
import type { SellerRow } from "@/lib/desk/sellers/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { EmptyState } from "../../ui/empty-state";
import { BuildingIcon } from "../../ui/icons";
import { Table } from "../../ui/table";
import { TextLink } from "../../ui/text-link";

/** The legal entities that invoice. */
export async function SellerTable({ rows }: { rows: readonly SellerRow[] }) {
  const t = await getTranslations("desk.sellers");
  if (rows.length === 0)
    return (
      <EmptyState icon={<BuildingIcon />} title={t("empty_title")}>
        {t("empty")}
      </EmptyState>
    );
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
          cell: ({ id, name }) => <TextLink href={sellerPath(id)}>{name}</TextLink>,
        },
        { id: "currencies", header: t("currencies"), cell: ({ currencies }) => currencies.join(", ") || "–" },
        { id: "color", header: t("color"), cell: ({ color }) => color },
      ]}
    />
  );
}
