import { chooseBillGroupAction } from "@/lib/bill-groups/actions";
import type { BillGroupChoice } from "@/lib/bill-groups/types";
import { idle } from "@/lib/platform/form-state";
import { getTranslations } from "@/lib/platform/page-texts";
import { packRows } from "../ui/packed-rows";
import { BillGroupMenu } from "./bill-group-menu";

interface BillGroupSwitcherProps {
  all: readonly BillGroupChoice[];
  chosen: BillGroupChoice;
}

/** In which account and bill group the reader is; with several, the way to another, by HTML alone [BIL-7]. */
export async function BillGroupSwitcher({ all, chosen }: BillGroupSwitcherProps) {
  const t = await getTranslations("bill_groups");
  return (
    <BillGroupMenu
      // Made anew once another is chosen, and so closed.
      key={chosen.id}
      all={packRows(all.map(({ id, account, name, seller }) => [id, account, name, seller]))}
      chosen={chosen}
      action={chooseBillGroupAction.bind(null, idle)}
      texts={{
        here: t("you_are_in"),
        change: t("change"),
        choose: t("choose"),
        thisOne: t("this_one"),
        show: t("show"),
      }}
    />
  );
}
