import type { Metadata } from "next";
import { LogoForm } from "@/components/desk/sellers/logo-form";
import { LookForm } from "@/components/desk/sellers/look-form";
import { BankForm, LimitsForm } from "@/components/desk/sellers/money-forms";
import { Page } from "@/components/ui/page";
import { loadSeller } from "@/lib/desk/sellers/loaders";
import { sellersPath } from "@/lib/desk/sellers/rules";
import { sellerSearch } from "@/lib/desk/sellers/schema";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/sellers/[id]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await loadSeller((await params).id)).name,
});

export default async function SellerPage({ params, searchParams }: Props) {
  const seller = await loadSeller((await params).id);
  const { logo } = sellerSearch.parse(await searchParams);
  const t = await getTranslations("desk.sellers");
  const { id, name, monies } = seller;
  return (
    <Page title={name} back={{ href: sellersPath(), label: t("back") }}>
      <LookForm seller={seller} />
      <LogoForm seller={seller} fate={logo} />
      {monies.map((paid) => (
        <div key={paid.currency} className="grid gap-6 lg:grid-cols-2 lg:items-start">
          <LimitsForm seller={id} paid={paid} />
          <BankForm seller={id} paid={paid} />
        </div>
      ))}
    </Page>
  );
}
