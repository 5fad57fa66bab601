import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Page } from "@/components/ui/page";
import { Pagination } from "@/components/ui/pagination";
import { TextLink } from "@/components/ui/text-link";
import { AddNewUser } from "@/components/users/add-new-user";
import { NoUsers } from "@/components/users/no-users";
import { OffersToMe } from "@/components/users/offers-to-me";
import { PersonList } from "@/components/users/person-list";
import { RulePeople } from "@/components/users/rule-people";
import { UserFilter } from "@/components/users/user-filter";
import { WaitingRequests } from "@/components/users/waiting-requests";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadOffersToMe, loadUsers } from "@/lib/users/loaders";
import { usersPath } from "@/lib/users/rules";
import { usersSearch } from "@/lib/users/schema";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("users"))("title") });

export default async function UsersPage({ searchParams }: PageProps<"/users">) {
  const search = usersSearch.parse(await searchParams);
  // Asked here too: the layout is not made again when somebody who lost their last contract clicks on [ACC-7].
  if ((await loadPortalFrame()).standing.kind !== "open") redirect("/no-access");
  const [t, list, offers] = await Promise.all([
    getTranslations("users"),
    loadUsers(usersPath(search)),
    loadOffersToMe(),
  ]);
  const { rows, next, previous, canManage } = list;
  const step = (label: string, cursor: Record<string, string>) => ({
    label,
    href: usersPath({ q: search.q, ...cursor }),
  });
  return (
    <Page title={t("title")} description={t("description")} actions={<AddNewUser decision={canManage} />}>
      <OffersToMe offers={offers} />
      <WaitingRequests />
      <div className="flex flex-col gap-5">
        <UserFilter q={search.q} />
        {rows.length > 0 ? <PersonList list={list} search={search} /> : <NoUsers isSearch={Boolean(search.q)} />}
        <Pagination
          label={t("pages")}
          first={previous ? step(t("first"), {}) : undefined}
          previous={previous ? step(t("previous"), { before: previous }) : undefined}
          next={next ? step(t("next"), { after: next }) : undefined}
        />
      </div>
      <RulePeople byRule={list.byRule} nextRule={list.nextRule} from={search.rule} />
      <p>
        <TextLink href="/users/ask">{t("ask_other")}</TextLink>
      </p>
    </Page>
  );
}
