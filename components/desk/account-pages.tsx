import type { AccountSearch } from "@/lib/desk/accounts/schema";
import { accountsPath } from "@/lib/desk/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { Pagination } from "../ui/pagination";

interface AccountPagesProps {
  search: AccountSearch;
  next: string | null;
  previous: string | null;
}

/** On and back through the list, by key, under the same search. */
export async function AccountPages({ search: { q, status }, next, previous }: AccountPagesProps) {
  const t = await getTranslations("desk");
  const link = (label: string, cursor: { after?: string; before?: string }) => ({
    label,
    href: accountsPath({ q, status, ...cursor }),
  });
  return (
    <Pagination
      label={t("pages")}
      first={previous ? link(t("first_page"), {}) : undefined}
      previous={previous ? link(t("previous"), { before: previous }) : undefined}
      next={next ? link(t("next"), { after: next }) : undefined}
    />
  );
}
