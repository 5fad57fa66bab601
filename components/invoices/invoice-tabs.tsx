import { invoicesPath } from "@/lib/invoices/rules";
import type { InvoiceSearch } from "@/lib/invoices/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { TabsNav } from "../ui/tabs-nav";

/** All, or what is to be paid: the two lists people come for. Other filters stay as they are. */
export async function InvoiceTabs({ search }: { search: InvoiceSearch }) {
  const t = await getTranslations("invoices");
  const { after: _after, before: _before, status, ...filters } = search;
  return (
    <TabsNav
      second
      label={t("filter")}
      items={[
        { href: invoicesPath(filters), label: t("filter_all"), current: status === undefined },
        {
          href: invoicesPath({ ...filters, status: "unpaid" }),
          label: t("filter_unpaid"),
          current: status === "unpaid",
        },
      ]}
    />
  );
}
