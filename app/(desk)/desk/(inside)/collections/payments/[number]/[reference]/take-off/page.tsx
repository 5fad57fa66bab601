import type { Metadata } from "next";
import { TakeOffForm } from "@/components/desk/collections/take-off-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { loadTakingOff } from "@/lib/desk/unapplied/loaders";
import { unappliedPath } from "@/lib/desk/unapplied/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/collections/payments/[number]/[reference]/take-off">;

const load = async ({ params }: Props) => {
  const { number, reference } = await params;
  return loadTakingOff(number, reference);
};

const titleOf = async (props: Props): Promise<string> => {
  const { number: payment, use } = await load(props);
  return (await getTranslations("desk.unapplied"))("off_title", { payment, number: use.number });
};

export const generateMetadata = async (props: Props): Promise<Metadata> => ({ title: await titleOf(props) });

export default async function TakeOffPage(props: Props) {
  const taking = await load(props);
  const t = await getTranslations("desk.unapplied");
  const { number, account, use } = taking;
  return (
    <Page
      title={await titleOf(props)}
      description={account}
      back={{ href: unappliedPath(number), label: t("title", { number }) }}
    >
      <Card className="max-w-[42rem]">
        {use.takingOff.allowed ? <TakeOffForm taking={taking} /> : <WhyNot refusal={use.takingOff} />}
      </Card>
    </Page>
  );
}
