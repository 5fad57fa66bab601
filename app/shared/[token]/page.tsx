import type { Metadata } from "next";
import { BrandStyle } from "@/components/branding/brand-style";
import { SharedInvoice } from "@/components/invoices/shared-invoice";
import { AuthShell } from "@/components/layout/auth-shell";
import { loadPublicBrand } from "@/lib/branding/loaders";
import { loadShared } from "@/lib/invoices/sharing/loaders";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/shared/[token]">;

/** Its address opens it: nobody else is told of it. */
export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: "no-referrer" };

/** What somebody outside is shown. Without the foot of other pages: nothing here leads anywhere else [INV-7]. */
export default async function SharedPage({ params }: Props) {
  const { token } = await params;
  const opened = await loadShared(token);
  const [t, layout, publicBrand] = await Promise.all([
    getTranslations("shared"),
    getTranslations("layout"),
    loadPublicBrand(),
  ]);
  const brand = opened.state === "live" ? opened.invoice.brand : publicBrand;
  const [title, description] =
    opened.state === "live"
      ? [t("title", { number: opened.invoice.number, seller: brand.name }), t("intro")]
      : opened.state === "wait"
        ? [t("wait_title"), t("wait")]
        : [t("dead_title"), t("dead")];
  return (
    <>
      <BrandStyle color={brand.color} />
      <AuthShell brand={brand} skipLabel={layout("skip")} title={title} description={description}>
        <title>{title}</title>
        {opened.state === "live" && <SharedInvoice invoice={opened.invoice} token={token} />}
      </AuthShell>
    </>
  );
}
