import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { RequestTable } from "@/components/requests/request-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { Pagination } from "@/components/ui/pagination";
import { loadRequests } from "@/lib/catalog/requests/loaders";
import { requestsPath } from "@/lib/catalog/requests/rules";
import { requestSearch } from "@/lib/catalog/requests/schema";
import { addProductsPath } from "@/lib/catalog/rules";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("product_requests"))("title"),
});

export default async function RequestsPage({ searchParams }: PageProps<"/requests">) {
  const search = requestSearch.parse(await searchParams);
  const [t, found] = await Promise.all([getTranslations("product_requests"), loadRequests(requestsPath(search))]);
  if (!found) redirect("/no-access");
  const { rows, next, previous, billGroup, timeZone } = found;
  const add = <LinkButton href={addProductsPath()}>{t("add_products")}</LinkButton>;
  return (
    <Page title={t("title")} description={t("description", { group: billGroup })} actions={rows.length > 0 && add}>
      {rows.length > 0 ? (
        <RequestTable rows={rows} timeZone={timeZone} />
      ) : (
        <EmptyState title={t("empty_title")} action={add}>
          {t("empty")}
        </EmptyState>
      )}
      <Pagination
        label={t("pages")}
        previous={previous ? { href: requestsPath({ before: previous }), label: t("newer") } : undefined}
        next={next ? { href: requestsPath({ after: next }), label: t("older") } : undefined}
      />
    </Page>
  );
}
