import type { Metadata } from "next";
import { ApplyForm } from "@/components/desk/collections/apply-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { loadApplying } from "@/lib/desk/unapplied/loaders";
import { unappliedPath } from "@/lib/desk/unapplied/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/collections/payments/[number]/[reference]">;

const load = async ({ params }: Props) => {
  const { number, reference } = await params;
  return loadApplying(number, reference);
};

const titleOf = async (props: Props): Promise<string> => {
  const { number: payment, invoice } = await load(props);
  return (await getTranslations("desk.unapplied"))("apply_title", { payment, number: invoice.number });
};

export const generateMetadata = async (props: Props): Promise<Metadata> => ({ title: await titleOf(props) });

export default async function ApplyPage(props: Props) {
  const applying = await load(props);
  const t = await getTranslations("desk.unapplied");
  const { number, account, invoice } = applying;
  return (
    <Page
      title={await titleOf(props)}
      description={account}
      back={{ href: unappliedPath(number), label: t("title", { number }) }}
    >
      <Card className="max-w-[42rem]">
        {invoice.applying.allowed ? <ApplyForm applying={applying} /> : <WhyNot refusal={invoice.applying} />}
      </Card>
    </Page>
  );
}
