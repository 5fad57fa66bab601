import type { Metadata } from "next";
import { PreviewOffer } from "@/components/desk/preview-offer";
import { Page } from "@/components/ui/page";
import { loadPreviewOffer } from "@/lib/desk/preview/loaders";
import { billGroupDeskPath } from "@/lib/desk/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/bill-groups/[id]/preview">;

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("preview"))("title") });

export default async function PreviewPage({ params }: Props) {
  const [offer, t] = await Promise.all([loadPreviewOffer((await params).id), getTranslations("preview")]);
  const { billGroup, account, billGroupId } = offer;
  return (
    <Page
      title={t("title")}
      description={t("intro", { account, billGroup })}
      back={{ href: billGroupDeskPath(billGroupId), label: t("back", { billGroup }) }}
    >
      <PreviewOffer offer={offer} />
    </Page>
  );
}
