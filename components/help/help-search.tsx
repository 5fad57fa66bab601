import { helpPath } from "@/lib/help/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { TextField } from "../form/text-field";
import { buttonClass } from "../ui/button";
import { SearchIcon } from "../ui/icons";

/** A plain GET form, so that a search is an address and needs no script. */
export async function HelpSearch({ text }: { text: string }) {
  const t = await getTranslations("help_pages");
  return (
    <search className="max-w-[42rem] print:hidden">
      <form action={helpPath()} method="get" className="grid gap-3 sm:grid-cols-[1fr_auto] sm:items-end">
        <TextField type="search" name="q" label={t("search_label")} maxLength={200} defaultValue={text} />
        <button type="submit" className={buttonClass()}>
          <SearchIcon />
          {t("search_button")}
        </button>
      </form>
    </search>
  );
}
