import { getTranslations } from "@/lib/platform/page-texts";
import { Pagination } from "../ui/pagination";

interface ListPagesProps {
  /** The list's address with the same search and another place in it. */
  path: (cursor: { after?: string; before?: string }) => string;
  next: string | null;
  previous: string | null;
}

/** On and back through a list of the desk, by key. */
export async function ListPages({ path, next, previous }: ListPagesProps) {
  const t = await getTranslations("desk");
  return (
    <Pagination
      label={t("list_pages")}
      first={previous ? { label: t("first_page"), href: path({}) } : undefined}
      previous={previous ? { label: t("previous"), href: path({ before: previous }) } : undefined}
      next={next ? { label: t("next"), href: path({ after: next }) } : undefined}
    />
  );
}
