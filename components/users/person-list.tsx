import { getTranslations } from "@/lib/platform/page-texts";
import { usersPath } from "@/lib/users/rules";
import type { UsersSearch } from "@/lib/users/schema";
import type { PersonRow, UserList } from "@/lib/users/types";
import { Badge } from "../ui/badge";
import { buttonClass } from "../ui/button";
import { ChevronDownIcon, ChevronRightIcon } from "../ui/icons";
import { VisuallyHidden } from "../ui/visually-hidden";
import { PersonPanel } from "./person-panel";
import { REMOVAL_FORM } from "./removal-form-id";
import { SelectAll } from "./select-all";

interface PersonListProps {
  list: UserList;
  search: UsersSearch;
}

/** People, each with a panel that opens to their contracts [USR-1]; ticked ones go to the removal's confirmation [USR-4]. */
export async function PersonList({ list, search }: PersonListProps) {
  const t = await getTranslations("users");
  const { rows, panel } = list;
  const isRemovable = rows.some((person) => person.isRemovable);
  return (
    <div className="flex flex-col gap-3">
      {isRemovable && (
        <form
          id={REMOVAL_FORM}
          action="/users/remove"
          method="get"
          className="flex flex-wrap items-center gap-2 print:hidden"
        >
          {panel && <input type="hidden" name="open" value={panel.person.id} />}
          <SelectAll
            form={REMOVAL_FORM}
            name="person"
            allHref={usersPath({ ...search, select: "people" })}
            noneHref={usersPath({ ...search, select: "" })}
            isAll={search.select === "people"}
            labels={{ all: t("select_all"), none: t("clear_all") }}
          />
          <button type="submit" className={buttonClass({ size: "small" })}>
            {t("remove_selected")}
          </button>
          <span className="text-sm text-muted">{t("remove_hint")}</span>
        </form>
      )}
      <ul aria-label={t("list_label")} className="divide-y divide-line rounded-lg border border-line bg-surface">
        {rows.map((person) => (
          <li key={person.id} id={`person-${person.id}`} className="scroll-mt-4">
            <PersonLine person={person} search={search} isOpen={panel?.person.id === person.id} hasBox={isRemovable} />
            {panel?.person.id === person.id && <PersonPanel panel={panel} search={search} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface PersonLineProps {
  person: PersonRow;
  search: UsersSearch;
  isOpen: boolean;
  /** Whether anybody here can be ticked. */
  hasBox: boolean;
}

async function PersonLine({ person, search, isOpen, hasBox }: PersonLineProps) {
  const t = await getTranslations("users");
  const { id, name, email, isViewer, contracts } = person;
  const { from, select, ...place } = search;
  const Chevron = isOpen ? ChevronDownIcon : ChevronRightIcon;
  return (
    <div className="flex items-center gap-3 px-3 py-2 sm:px-4">
      {hasBox && (
        <input
          type="checkbox"
          form={REMOVAL_FORM}
          name="person"
          value={id}
          aria-label={t("select_person", { name })}
          disabled={!person.isRemovable}
          defaultChecked={person.isRemovable && select === "people"}
          className="check"
        />
      )}
      <a
        href={`${usersPath({ ...place, open: isOpen ? "" : id })}#person-${id}`}
        data-scroll="keep"
        aria-expanded={isOpen}
        className="flex min-h-11 min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-0.5 rounded-sm text-ink no-underline"
      >
        <span className="min-w-0">
          <span className="flex items-center gap-2 font-medium">
            {name}
            {isViewer && <Badge tone="brand">{t("you")}</Badge>}
          </span>
          <span className="block text-sm text-muted wrap-anywhere">{email}</span>
        </span>
        <span className="flex items-center gap-2 text-sm text-muted">
          {t("on_contracts", { count: contracts })}
          <Chevron />
          <VisuallyHidden>{isOpen ? t("hide_contracts") : t("show_contracts")}</VisuallyHidden>
        </span>
      </a>
    </div>
  );
}
