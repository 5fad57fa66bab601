import { getTranslations } from "@/lib/platform/page-texts";
import { statementCsvPath, statementPdfPath } from "@/lib/statements/rules";
import type { Statement } from "@/lib/statements/types";
import { DownloadIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";

/** The same figures to keep: as a document, and as rows to work with [PAY-11]. */
export async function StatementFiles({ statement: { group, period, contract } }: { statement: Statement }) {
  const t = await getTranslations("statements");
  const of = { group: group.id, period, contract };
  return (
    <>
      <LinkButton plain href={statementPdfPath(of)}>
        <DownloadIcon />
        {t("pdf")}
      </LinkButton>
      <LinkButton plain href={statementCsvPath(of)}>
        <DownloadIcon />
        {t("csv")}
      </LinkButton>
    </>
  );
}
