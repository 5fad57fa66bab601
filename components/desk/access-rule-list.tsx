import { removeRulePath } from "@/lib/desk/portal-access/rules";
import type { PortalAccess } from "@/lib/desk/portal-access/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { LinkButton } from "../ui/link-button";
import { Table } from "../ui/table";

/** Domains and single addresses, each to be removed by itself [ACC-2]. */
export async function AccessRuleList({ access: { rules, manage, billGroupId } }: { access: PortalAccess }) {
  const t = await getTranslations("desk.portal_access");
  if (rules.length === 0) return <p className="text-muted">{t("no_rules")}</p>;
  return (
    <Table
      caption={t("rules")}
      rows={rules}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "value",
          header: t("rule"),
          kind: "title",
          cell: ({ value }) => <span className="wrap-anywhere">{value}</span>,
        },
        { id: "kind", header: t("kind"), cell: ({ kind }) => t(`kind_${kind}`) },
        ...(manage.allowed
          ? [
              {
                id: "remove",
                header: t("remove"),
                kind: "action" as const,
                cell: ({ id, value }: PortalAccess["rules"][number]) => (
                  <LinkButton href={removeRulePath(billGroupId, id)} size="small" variant="quiet">
                    {t("remove")}
                    <span className="sr-only">{value}</span>
                  </LinkButton>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
