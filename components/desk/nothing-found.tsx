import { getTranslations } from "@/lib/platform/page-texts";
import { EmptyState } from "../ui/empty-state";
import { SearchIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";

interface NothingFoundProps {
  /** The whole list, where this is a search of it. */
  clear: string | null;
  title: string;
  children: string;
}

/** What will appear here, or how to find something again [ANY-1]. */
export async function NothingFound({ clear, title, children }: NothingFoundProps) {
  const t = await getTranslations("desk");
  if (!clear) return <EmptyState title={title}>{children}</EmptyState>;
  return (
    <EmptyState
      icon={<SearchIcon />}
      title={t("empty_filtered_title")}
      action={<LinkButton href={clear}>{t("clear")}</LinkButton>}
    >
      {t("empty_list_filtered")}
    </EmptyState>
  );
}
