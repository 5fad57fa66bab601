import { getTranslations } from "@/lib/platform/page-texts";
import { DownloadIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";

/** The list as it is filtered, all pages of it, for a spreadsheet. */
export async function CsvLink({ href }: { href: string }) {
  const t = await getTranslations("invoices");
  return (
    <div className="print:hidden">
      <LinkButton plain size="small" href={href}>
        <DownloadIcon />
        {t("csv")}
      </LinkButton>
    </div>
  );
}
