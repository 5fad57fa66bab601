import { MOST_FILES_AT_ONCE, PICKED } from "@/lib/files/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { buttonClass } from "../ui/button";

interface AddFilesFormProps {
  /** The route handler that takes them. */
  action: string;
}

/** A plain form: files go straight to their handler, with or without JavaScript, and the page comes back with what became of each. */
export async function AddFilesForm({ action }: AddFilesFormProps) {
  const t = await getTranslations("files");
  return (
    <form action={action} method="post" encType="multipart/form-data" className="flex flex-col gap-3">
      <label htmlFor="add-files" className="font-medium">
        {t("choose")}
      </label>
      <p id="add-files-hint" className="text-sm text-muted">
        {t("choose_hint", { count: MOST_FILES_AT_ONCE })}
      </p>
      <input
        id="add-files"
        type="file"
        name="files"
        multiple
        required
        accept={PICKED}
        aria-describedby="add-files-hint"
        className="input h-auto py-2"
      />
      <button type="submit" className={`${buttonClass({ variant: "secondary" })} self-start`}>
        {t("add")}
      </button>
    </form>
  );
}
