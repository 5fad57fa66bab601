import { getTranslations } from "@/lib/platform/page-texts";
import { AddFilesForm } from "../files/add-files-form";
import { UploadResults } from "../files/upload-results";
import { Card } from "../ui/card";

interface CaseFilesProps {
  /** The route handler that takes them. */
  action: string;
  /** Not to a closed case: words first, files to them. */
  mayAdd: boolean;
  /** What became of files that were just sent. */
  fates: string | undefined;
}

/** Files for a case, and what became of those that were just sent [HLP-3]. */
export async function CaseFiles({ action, mayAdd, fates }: CaseFilesProps) {
  const t = await getTranslations("files");
  return (
    <>
      <div id="files" className="empty:hidden">
        <UploadResults fates={fates} />
      </div>
      {mayAdd && (
        <Card title={t("add_title")}>
          <AddFilesForm action={action} />
        </Card>
      )}
    </>
  );
}
