import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PayNewCard } from "@/components/payments/pay-new-card";
import { PaySaved } from "@/components/payments/pay-saved";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { invoicePath } from "@/lib/invoices/rules";
import { loadSavedOffer } from "@/lib/payments/saved/loaders";
import { formatMoney } from "@/lib/platform/format";

type Props = PageProps<"/invoices/[reference]/pay">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await loadSavedOffer((await params).reference);
  return { title: (await getTranslations("payments"))("pay_title", { number }) };
}

export default async function PayPage({ params }: Props) {
  const offer = await loadSavedOffer((await params).reference);
  const [t, locale] = await Promise.all([getTranslations("payments"), getLocale()]);
  const { number, reference, open, payment, methods } = offer;
  return (
    <Page title={t("pay_title", { number })} back={{ href: invoicePath(reference), label: t("pay_back") }}>
      <Card className="max-w-[42rem]" title={t("pay_due", { amount: formatMoney(open, locale) })}>
        {payment.allowed ? (
          <div className="flex flex-col gap-6">
            {methods.length > 0 && (
              <div className="flex flex-col gap-3">
                <p className="text-muted">{t("pay_once")}</p>
                <PaySaved offer={offer} />
              </div>
            )}
            <PayNewCard reference={reference} />
          </div>
        ) : (
          <WhyNot refusal={payment} />
        )}
      </Card>
    </Page>
  );
}
