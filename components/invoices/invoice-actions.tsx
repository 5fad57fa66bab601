import { purchaseOrderPath } from "@/lib/invoices/purchase-order/rules";
import type { PurchaseOrder } from "@/lib/invoices/purchase-order/types";
import { invoicePdfPath } from "@/lib/invoices/rules";
import { sharePath } from "@/lib/invoices/sharing/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { DownloadIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";
import { PurchaseOrderButton } from "./purchase-order-button";
import { purchaseOrderTexts } from "./purchase-order-texts";

/** What can be done with the document [INV-2, INV-5, INV-7]. */
export async function InvoiceActions({ order }: { order: PurchaseOrder }) {
  const t = await getTranslations("invoices");
  const { reference, poNumber, revision, change } = order;
  return (
    <>
      <LinkButton plain href={invoicePdfPath(reference)}>
        <DownloadIcon />
        {t("download_pdf")}
      </LinkButton>
      {change.allowed ? (
        <PurchaseOrderButton order={{ reference, poNumber, revision }} texts={await purchaseOrderTexts(order)}>
          {t("update_purchase_order")}
        </PurchaseOrderButton>
      ) : (
        <LinkButton href={purchaseOrderPath(reference)}>{t("update_purchase_order")}</LinkButton>
      )}
      <LinkButton href={sharePath(reference)}>{t("share")}</LinkButton>
    </>
  );
}
