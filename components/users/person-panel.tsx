import { getTranslations } from "@/lib/platform/page-texts";
import { addPath, usersPath } from "@/lib/users/rules";
import type { UsersSearch } from "@/lib/users/schema";
import type { PersonPanel as Panel } from "@/lib/users/types";
import { buttonClass } from "../ui/button";
import { PlusIcon, TrashIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";
import { Pagination } from "../ui/pagination";
import { ManageBilling } from "./manage-billing";
import { PlaceTable } from "./place-table";
import { REMOVAL_FORM } from "./removal-form-id";
import { SelectAll } from "./select-all";

interface PersonPanelProps {
  panel: Panel;
  search: UsersSearch;
}

/** A person's contracts that the viewer sees too, and what can be done about them [USR-1 to USR-6]. */
export async function PersonPanel({ panel, search }: PersonPanelProps) {
  const t = await getTranslations("users");
  const { person, places, nextFrom, manageBilling, canAdd } = panel;
  const { select, from, ...place } = search;
  return (
    <section
      aria-label={person.name}
      className="flex flex-col gap-5 border-t border-line bg-sunken/50 px-3 py-4 sm:px-4"
    >
      <div className="flex flex-wrap items-center gap-2 empty:hidden">
        {person.isRemovable && (
          <>
            <SelectAll
              form={REMOVAL_FORM}
              name="place"
              allHref={usersPath({ ...search, select: "all" })}
              noneHref={usersPath({ ...place, ...(from ? { from } : {}) })}
              isAll={select === "all"}
              labels={{ all: t("select_all"), none: t("clear_all") }}
            />
            <button type="submit" form={REMOVAL_FORM} className={buttonClass({ size: "small" })}>
              <TrashIcon />
              {t("remove")}
            </button>
          </>
        )}
        {canAdd && (
          <LinkButton size="small" href={addPath(person.id)}>
            <PlusIcon />
            {t("add_to_contract")}
          </LinkButton>
        )}
        {person.isRemovable && person.contracts > 1 && (
          <LinkButton size="small" variant="quiet" href={`/users/remove?person=${person.id}`}>
            {t("remove_everywhere", { count: person.contracts })}
          </LinkButton>
        )}
      </div>
      <PlaceTable person={person} places={places} isAllTicked={select === "all"} />
      <Pagination
        label={t("contracts")}
        first={from ? { href: usersPath(place), label: t("first_contracts") } : undefined}
        next={nextFrom ? { href: usersPath({ ...place, from: nextFrom }), label: t("more_contracts") } : undefined}
      />
      <ManageBilling person={person} rows={manageBilling} />
    </section>
  );
}
