import type { Metadata } from "next";
import { AuditFilter } from "@/components/desk/audit-filter";
import { AuditTable } from "@/components/desk/audit-table";
import { ListPages } from "@/components/desk/list-pages";
import { NothingFound } from "@/components/desk/nothing-found";
import { DownloadIcon } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { loadAuditLog } from "@/lib/desk/audit-log/loaders";
import { auditCsvPath, auditLogPath } from "@/lib/desk/audit-log/rules";
import { auditSearch } from "@/lib/desk/audit-log/schema";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.audit_log"))("title"),
});

export default async function AuditLogPage({ searchParams }: PageProps<"/desk/audit-log">) {
  const search = auditSearch.parse(await searchParams);
  const { after: _after, before: _before, ...filter } = search;
  const [t, log] = await Promise.all([getTranslations("desk.audit_log"), loadAuditLog(auditLogPath(search))]);
  const { rows, next, previous } = log;
  return (
    <Page
      title={t("title")}
      description={t("intro")}
      actions={
        <LinkButton href={auditCsvPath(filter)} plain>
          <DownloadIcon />
          {t("export")}
        </LinkButton>
      }
    >
      <div className="flex flex-col gap-5">
        <AuditFilter search={filter} />
        {rows.length > 0 ? (
          <AuditTable log={log} />
        ) : (
          <NothingFound clear={Object.values(filter).some(Boolean) ? auditLogPath() : null} title={t("empty_title")}>
            {t("empty")}
          </NothingFound>
        )}
        <ListPages path={(cursor) => auditLogPath({ ...filter, ...cursor })} next={next} previous={previous} />
      </div>
    </Page>
  );
}
