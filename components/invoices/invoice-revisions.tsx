import { revisionPdfPath } from "@/lib/invoices/purchase-order/rules";
import type { PurchaseOrder } from "@/lib/invoices/purchase-order/types";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";

/** What the PO number was before, each with the document as it was; nothing while it is as issued [INV-5]. */
export async function InvoiceRevisions({ order }: { order: PurchaseOrder }) {
  const { reference, revision: current, revisions, timeZone } = order;
  if (revisions.length === 0) return null;
  const [t, locale] = await Promise.all([getTranslations("purchase_order"), getLocale()]);
  return (
    <Section title={t("revisions")} description={t("revisions_description")}>
      <Table
        caption={t("revisions")}
        rows={revisions}
        rowKey={({ revision }) => String(revision)}
        columns={[
          {
            id: "revision",
            header: t("revision"),
            kind: "title",
            cell: ({ revision }) =>
              revision === current ? t("revision_current", { revision }) : t("revision_number", { revision }),
          },
          { id: "po", header: t("field"), cell: ({ poNumber }) => poNumber ?? t("no_number") },
          {
            id: "by",
            header: t("set_by"),
            cell: ({ setBy, revision }) => setBy ?? (revision === 1 ? t("as_issued") : t("by_seller")),
          },
          {
            id: "at",
            header: t("set_at"),
            cell: ({ setAt, revision }) => (revision === 1 ? "–" : formatInstant(setAt, locale, timeZone)),
          },
          {
            id: "pdf",
            header: t("document"),
            kind: "action",
            cell: ({ revision }) => (
              <TextLink
                plain
                href={revisionPdfPath(reference, revision)}
                aria-label={t("download_revision", { revision })}
              >
                {t("download")}
              </TextLink>
            ),
          },
        ]}
      />
    </Section>
  );
}
