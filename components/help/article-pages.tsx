import { getTranslations } from "@/lib/platform/page-texts";
import { ArrowRightIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";

/** The ways to the pages an article is about, by the names they have there. */
export async function ArticlePages({ pages }: { pages: readonly string[] }) {
  const t = await getTranslations();
  const names: Readonly<Record<string, string>> = {
    "/": t("home.title"),
    "/billing": t("billing.title"),
    "/contracts": t("contracts.title"),
    "/cookies": t("cookies.title"),
    "/credit-memos": t("credit_memos.title"),
    "/invoices": t("invoices.title"),
    "/notifications": t("notifications.title"),
    "/orders": t("orders.title"),
    "/payments": t("payments.list.title"),
    "/products": t("installed.title"),
    "/products/add": t("products.title"),
    "/profile": t("profile.title"),
    "/quotes": t("quotes.title"),
    "/requests": t("product_requests.title"),
    "/statements": t("statements.title"),
    "/subscriptions": t("subscriptions.title"),
    "/support": t("support.title"),
    "/users": t("users.title"),
    "/users/ask": t("users.ask_other"),
    "/users/new": t("users.new_title"),
  };
  const known = pages.flatMap((page) => (names[page] ? [{ page, name: names[page] }] : []));
  if (known.length === 0) return null;
  return (
    <nav aria-label={t("help_pages.go_to")} className="flex flex-wrap gap-2 print:hidden">
      {known.map(({ page, name }) => (
        <LinkButton key={page} href={page}>
          {name}
          <ArrowRightIcon />
        </LinkButton>
      ))}
    </nav>
  );
}
