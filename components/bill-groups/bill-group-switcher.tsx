import { chooseBillGroupAction } from "@/lib/bill-groups/actions";
import type { BillGroupChoice } from "@/lib/bill-groups/types";
import { idle } from "@/lib/platform/form-state";
import { getTranslations } from "@/lib/platform/page-texts";
import { ChevronDownIcon } from "../ui/icons";
import { InfoPopover } from "../ui/info-popover";

interface BillGroupSwitcherProps {
  all: readonly BillGroupChoice[];
  chosen: BillGroupChoice;
}

/** In which account and bill group the reader is; with several, the way to another, by HTML alone [BIL-7]. */
export async function BillGroupSwitcher({ all, chosen }: BillGroupSwitcherProps) {
  const t = await getTranslations("bill_groups");
  const name = (
    <>
      <span className="sr-only">{t("you_are_in")} </span>
      <span className="font-medium">{chosen.account}</span>
      <span className="text-muted"> · {chosen.name}</span>
    </>
  );
  if (all.length < 2) return <p className="truncate text-sm">{name}</p>;
  return (
    // Made anew once another is chosen, and so closed.
    <InfoPopover
      key={chosen.id}
      id="bill-groups"
      triggerClassName="flex min-h-9 max-w-full items-center gap-1.5 rounded-md border border-edge px-2.5 text-sm hover:bg-sunken pointer-coarse:min-h-11"
      trigger={
        <>
          <span className="min-w-0 wrap-anywhere">
            {name}
            <span className="sr-only">. {t("change")}</span>
          </span>
          <ChevronDownIcon className="text-muted" />
        </>
      }
    >
      <BillGroupList all={all} chosen={chosen} />
    </InfoPopover>
  );
}

/** Each a press of one form, under the name of its account. */
async function BillGroupList({ all, chosen }: BillGroupSwitcherProps) {
  const t = await getTranslations("bill_groups");
  const accounts = [...new Set(all.map(({ account }) => account))];
  return (
    <form
      action={chooseBillGroupAction.bind(null, idle) as unknown as (data: FormData) => void}
      className="flex max-h-[60vh] flex-col gap-3 overflow-y-auto"
    >
      <p className="font-semibold">{t("choose")}</p>
      {accounts.map((account) => (
        <fieldset key={account} className="flex flex-col gap-0.5">
          <legend className="text-sm text-muted">{account}</legend>
          {all
            .filter((group) => group.account === account)
            .map(({ id, name, seller }) => (
              <button
                key={id}
                type="submit"
                name="billGroup"
                value={id}
                aria-current={id === chosen.id || undefined}
                className="nav-link w-full justify-between text-start pointer-coarse:min-h-11"
              >
                <span>{name}</span>
                <span className="text-sm font-normal">{id === chosen.id ? t("this_one") : seller}</span>
              </button>
            ))}
        </fieldset>
      ))}
    </form>
  );
}
