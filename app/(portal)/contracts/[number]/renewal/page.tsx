import type { Metadata } from "next";
import { RenewalForm } from "@/components/contracts/renewal-form";
import { RenewalReasons } from "@/components/contracts/renewal-reasons";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { loadContract } from "@/lib/contracts/loaders";
import { contractPath } from "@/lib/contracts/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/contracts/[number]/renewal">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await loadContract((await params).number);
  return { title: (await getTranslations("renewal"))("title", { number }) };
}

export default async function RenewalPage({ params }: Props) {
  const contract = await loadContract((await params).number);
  const { number, renewal } = contract;
  const { decision } = renewal;
  const t = await getTranslations("renewal");
  const titles = { turn_off: t("confirm_off_title", { number }), turn_on: t("confirm_on_title", { number }) };
  return (
    <Page
      title={decision.allowed ? titles[renewal.change] : t("title", { number })}
      back={{ href: contractPath(number), label: number }}
    >
      <Card className="max-w-[42rem]">
        {decision.allowed ? (
          <RenewalForm contract={contract} />
        ) : (
          <RenewalReasons renewal={renewal} refusal={decision} number={number} />
        )}
      </Card>
    </Page>
  );
}
