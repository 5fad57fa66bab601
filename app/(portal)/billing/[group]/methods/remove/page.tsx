import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { methodName } from "@/components/methods/method-name";
import { RemoveMethod } from "@/components/methods/remove-method";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { loadPaymentMethods } from "@/lib/payments/methods/loaders";
import { methodsPath } from "@/lib/payments/methods/rules";
import { methodChoice } from "@/lib/payments/methods/schema";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/billing/[group]/methods/remove">;

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("methods"))("remove"),
});

export default async function RemoveMethodPage({ params, searchParams }: Props) {
  const list = await loadPaymentMethods((await params).group);
  const chosen = methodChoice.parse(await searchParams).method;
  const method = list.methods.find(({ id }) => id === chosen);
  if (!method) notFound();
  const [t, locale] = await Promise.all([getTranslations("methods"), getLocale()]);
  return (
    <Page
      title={t("remove_title", { method: methodName(method, locale) })}
      description={list.billGroup}
      back={{ href: methodsPath(list.billGroupId), label: t("back") }}
    >
      <Card className="max-w-[42rem]">
        <RemoveMethod list={list} method={method} />
      </Card>
    </Page>
  );
}
