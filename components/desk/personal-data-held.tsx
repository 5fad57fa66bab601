import { personExportPath } from "@/lib/desk/personal-data/rules";
import type { PersonalData } from "@/lib/desk/personal-data/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";
import { LinkButton } from "../ui/link-button";
import { Section } from "../ui/section";
import { Table } from "../ui/table";

const KINDS = [
  "places",
  "sessions",
  "payments",
  "signatures",
  "cases",
  "disputes",
  "texts",
  "notes",
  "shares",
  "caseFiles",
  "evidence",
  "history",
] as const;

/** What is held of somebody, in numbers, and as a file for them. */
export async function PersonalDataHeld({ person }: { person: PersonalData }) {
  const t = await getTranslations("desk.personal_data");
  const { email, names, held } = person;
  return (
    <Section title={t("held")}>
      {names.length > 0 && (
        <Table
          caption={t("known_as")}
          rows={names}
          rowKey={({ account }) => account}
          columns={[
            { id: "name", header: t("known_as"), kind: "title", cell: ({ name }) => name },
            { id: "account", header: t("account"), cell: ({ account }) => account },
            { id: "phone", header: t("phone"), cell: ({ phone }) => phone ?? "–" },
          ]}
        />
      )}
      <Card className="mt-4">
        <ul className="flex flex-col gap-1">
          {KINDS.map((kind) => (
            <li key={kind}>{t(kind, { count: held[kind] })}</li>
          ))}
        </ul>
        <p className="mt-4 text-muted">{t("export_hint")}</p>
        <div className="mt-2">
          <LinkButton href={personExportPath(email)} plain>
            {t("export")}
          </LinkButton>
        </div>
      </Card>
    </Section>
  );
}
