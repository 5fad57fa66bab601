import type { Metadata } from "next";
import { AccountPeopleTable } from "@/components/desk/account-people";
import { ListFilter } from "@/components/desk/list-filter";
import { ListPages } from "@/components/desk/list-pages";
import { NothingFound } from "@/components/desk/nothing-found";
import { SelectField } from "@/components/form/select-field";
import { Page } from "@/components/ui/page";
import { loadAccountPeople } from "@/lib/desk/account-people/loaders";
import { peopleSearch } from "@/lib/desk/account-people/schema";
import { accountPath, accountPeoplePath } from "@/lib/desk/rules";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("desk"))("people") });

export default async function AccountPeoplePage({ params, searchParams }: PageProps<"/desk/accounts/[id]/people">) {
  const { id } = await params;
  const search = peopleSearch.parse(await searchParams);
  const [t, list] = await Promise.all([getTranslations("desk"), loadAccountPeople(id, accountPeoplePath(id, search))]);
  const { rows, next, previous, account, groups } = list;
  const { q, group } = search;
  return (
    <Page
      title={t("people_of", { account })}
      description={t("people_intro")}
      back={{ href: accountPath(id), label: account }}
    >
      <div className="flex flex-col gap-5">
        <ListFilter
          action={accountPeoplePath(id)}
          values={{ q: q ?? "", group: group ?? "" }}
          label={t("people_search_label")}
        >
          <SelectField
            name="group"
            label={t("group")}
            defaultValue={group ?? ""}
            options={[
              { value: "", label: t("all_groups") },
              ...groups.map((one) => ({ value: one.id, label: one.name })),
            ]}
          />
        </ListFilter>
        {rows.length > 0 ? (
          <AccountPeopleTable rows={rows} />
        ) : (
          <NothingFound clear={q || group ? accountPeoplePath(id) : null} title={t("no_people_title")}>
            {t("no_people")}
          </NothingFound>
        )}
        <ListPages path={(cursor) => accountPeoplePath(id, { q, group, ...cursor })} next={next} previous={previous} />
      </div>
    </Page>
  );
}
