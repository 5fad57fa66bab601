import type { Metadata } from "next";
import { PurchaseOrderForm } from "@/components/invoices/purchase-order-form";
import { purchaseOrderTexts } from "@/components/invoices/purchase-order-texts";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { loadPurchaseOrder } from "@/lib/invoices/purchase-order/loaders";
import { invoicePath } from "@/lib/invoices/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/invoices/[reference]/purchase-order">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await loadPurchaseOrder((await params).reference);
  return { title: (await getTranslations("purchase_order"))("title", { number }) };
}

export default async function PurchaseOrderPage({ params }: Props) {
  const order = await loadPurchaseOrder((await params).reference);
  const texts = await purchaseOrderTexts(order);
  const { reference, number, poNumber, revision, change } = order;
  return (
    <Page title={texts.title} back={{ href: invoicePath(reference), label: number }}>
      <Card className="max-w-[42rem]">
        {change.allowed ? (
          <PurchaseOrderForm order={{ reference, poNumber, revision }} texts={texts}>
            <LinkButton href={invoicePath(reference)}>{texts.close}</LinkButton>
          </PurchaseOrderForm>
        ) : (
          <WhyNot refusal={change} />
        )}
      </Card>
    </Page>
  );
}
