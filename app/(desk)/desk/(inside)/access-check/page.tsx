import type { Metadata } from "next";
import { AccessCheckForm } from "@/components/desk/access-check-form";
import { AccessCheckResult } from "@/components/desk/access-check-result";
import { Alert } from "@/components/ui/alert";
import { Page } from "@/components/ui/page";
import { loadAccessCheck } from "@/lib/desk/access-check/loaders";
import { accessCheckSearch, checkedAddress } from "@/lib/desk/access-check/schema";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.access_check"))("title"),
});

export default async function AccessCheckPage({ searchParams }: PageProps<"/desk/access-check">) {
  const { email, ended } = accessCheckSearch.parse(await searchParams);
  const address = checkedAddress.safeParse(email ?? "");
  const [t, check] = await Promise.all([
    getTranslations("desk.access_check"),
    loadAccessCheck(address.success ? address.data : undefined),
  ]);
  return (
    <Page title={t("title")} description={t("intro")}>
      <div className="flex flex-col gap-6">
        <AccessCheckForm typed={email} issue={email === undefined ? undefined : address.error?.issues[0]} />
        {ended !== undefined && <Alert tone="success" role="status" title={t("ended", { count: ended })} />}
        {check && <AccessCheckResult check={check} />}
      </div>
    </Page>
  );
}
