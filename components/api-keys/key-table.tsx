import { revokeKeyPath } from "@/lib/api/keys/rules";
import type { ApiKeyRow } from "@/lib/api/keys/types";
import { formatInstant, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Status } from "../ui/status";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";

/** Keys by how they begin, with what each may. */
export async function KeyTable({ rows }: { rows: readonly ApiKeyRow[] }) {
  const [t, locale] = await Promise.all([getTranslations("api_keys_desk"), getLocale()]);
  const stateOf = ({ revokedAt, hasEnded }: ApiKeyRow) => (revokedAt ? "revoked" : hasEnded ? "ended" : "live");
  return (
    <Table
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      wide
      columns={[
        { id: "name", header: t("name"), kind: "title", cell: ({ name }) => name },
        { id: "prefix", header: t("prefix"), cell: ({ prefix }) => <code>{prefix}…</code> },
        {
          ...{ id: "state", header: t("state") },
          cell: (key) => (
            <Status tone={stateOf(key) === "live" ? "good" : "neutral"}>{t(`state_${stateOf(key)}`)}</Status>
          ),
        },
        { id: "scopes", header: t("scopes"), cell: ({ scopes }) => scopes.join(", ") },
        { id: "ends", header: t("ends_on"), cell: ({ endsOn }) => (endsOn ? formatPlainDate(endsOn, locale) : "–") },
        {
          ...{ id: "used", header: t("last_used") },
          cell: ({ lastUsedAt }) => (lastUsedAt ? formatInstant(lastUsedAt, locale, "UTC") : t("never")),
        },
        {
          ...{ id: "revoke", header: "", kind: "action" },
          cell: ({ id, name, revokedAt }) =>
            revokedAt ? null : (
              <TextLink href={revokeKeyPath(id)} aria-label={t("revoke_one", { name })}>
                {t("revoke")}
              </TextLink>
            ),
        },
      ]}
    />
  );
}
