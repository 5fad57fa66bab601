import type { Metadata } from "next";
import { AccountContracts } from "@/components/desk/account-contracts";
import { GroupSettings } from "@/components/desk/group-settings";
import { PortalAccessCard } from "@/components/desk/portal-access-card";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { loadDeskBillGroup } from "@/lib/desk/bill-groups/loaders";
import { loadPortalAccess } from "@/lib/desk/portal-access/loaders";
import { accessSearch } from "@/lib/desk/portal-access/schema";
import { previewPath } from "@/lib/desk/preview/rules";
import { accountPath, accountPeoplePath } from "@/lib/desk/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/bill-groups/[id]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await loadDeskBillGroup((await params).id)).name,
});

export default async function BillGroupPage({ params, searchParams }: Props) {
  const { id } = await params;
  const [group, access, t, tPreview] = await Promise.all([
    loadDeskBillGroup(id),
    loadPortalAccess(id),
    getTranslations("desk.bill_group"),
    getTranslations("preview"),
  ]);
  const { accountId, account, name, contracts, people } = group;
  return (
    <Page
      title={name}
      description={account}
      back={{ href: accountPath(accountId), label: account }}
      actions={
        <>
          <LinkButton href={previewPath(id)}>{tPreview("title")}</LinkButton>
          <LinkButton href={accountPeoplePath(accountId, { group: id })}>{t("people", { count: people })}</LinkButton>
        </>
      }
    >
      <div className="grid gap-6 lg:grid-cols-2 lg:items-start">
        <PortalAccessCard access={access} done={accessSearch.parse(await searchParams).done} />
        <GroupSettings group={group} />
      </div>
      <AccountContracts contracts={contracts} />
    </Page>
  );
}
