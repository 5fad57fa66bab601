import type { Metadata } from "next";
import { AddressCard } from "@/components/addresses/address-card";
import { OpenAddress } from "@/components/addresses/open-address";
import { BillingTabs } from "@/components/billing/billing-tabs";
import { GroupFacts } from "@/components/billing/group-facts";
import { GroupNumbers } from "@/components/billing/group-numbers";
import { Page } from "@/components/ui/page";
import { addressChoice } from "@/lib/addresses/schema";
import { billGroupPath } from "@/lib/bill-groups/rules";
import { loadBillGroup } from "@/lib/billing/loaders";
import { saveGroupAddressAction } from "@/lib/billing/settings/actions";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/billing/[group]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await loadBillGroup((await params).group);
  return { title: `${(await getTranslations("billing"))("title")} · ${name}` };
}

export default async function BillGroupPage({ params, searchParams }: Props) {
  const group = await loadBillGroup((await params).group);
  const { of, country } = addressChoice.parse(await searchParams);
  const [t, locale] = await Promise.all([getTranslations("billing"), getLocale()]);
  const { homeCountry } = group;
  const form = {
    path: billGroupPath(group.id),
    homeCountry,
    action: saveGroupAddressAction,
    hidden: { billGroup: group.id },
  };
  const mayChange = group.change.allowed;
  return (
    <Page title={t("title")} description={`${group.account} · ${group.name}`}>
      <BillingTabs billGroup={group.id} current="settings" />
      <div className="grid gap-6 xl:grid-cols-2 xl:items-start">
        <GroupFacts group={group} />
        <GroupNumbers group={group} />
        {(["contact", "shipping"] as const).map((kind) =>
          mayChange ? (
            <OpenAddress
              key={kind}
              {...form}
              {...group[kind]}
              kind={kind}
              title={t(kind)}
              description={t(`${kind}_hint`)}
              chosen={of === kind ? country : undefined}
            />
          ) : (
            <AddressCard key={kind} title={t(kind)} address={group[kind].own} locale={locale} />
          ),
        )}
      </div>
    </Page>
  );
}
