"use client";

import type { BillGroupChoice } from "@/lib/bill-groups/types";
import { ChevronDownIcon } from "../ui/icons";
import { InfoPopover } from "../ui/info-popover";

interface BillGroupMenuProps {
  all: readonly Pick<BillGroupChoice, "id" | "account" | "name" | "seller">[];
  /** Its id. */
  chosen: string;
  /** Takes `billGroup`. */
  action: (data: FormData) => Promise<unknown>;
  texts: Readonly<Record<"here" | "change" | "choose" | "thisOne", string>>;
}

/** Drawn from plain data, as the frame it stands in. */
export function BillGroupMenu(props: BillGroupMenuProps) {
  const { all, chosen, texts } = props;
  const { account, name } = all.find(({ id }) => id === chosen) ?? { account: "", name: "" };
  const place = (
    <>
      <span className="sr-only">{texts.here} </span>
      <span className="font-medium">{account}</span>
      <span className="text-muted"> · {name}</span>
    </>
  );
  if (all.length < 2) return <p className="truncate text-sm">{place}</p>;
  return (
    <InfoPopover
      id="bill-groups"
      triggerClassName="flex min-h-9 max-w-full items-center gap-1.5 rounded-md border border-edge px-2.5 text-sm hover:bg-sunken pointer-coarse:min-h-11"
      trigger={
        <>
          <span className="min-w-0 wrap-anywhere">
            {place}
            <span className="sr-only">. {texts.change}</span>
          </span>
          <ChevronDownIcon className="text-muted" />
        </>
      }
    >
      <BillGroupList {...props} />
    </InfoPopover>
  );
}

/** Each a press of one form, under the name of its account. */
function BillGroupList({ all, chosen, action, texts }: BillGroupMenuProps) {
  const accounts = [...new Set(all.map(({ account }) => account))];
  return (
    <form
      action={action as (data: FormData) => Promise<void>}
      className="flex max-h-[60vh] flex-col gap-3 overflow-y-auto"
    >
      <p className="font-semibold">{texts.choose}</p>
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
                aria-current={id === chosen || undefined}
                className="nav-link w-full justify-between text-start pointer-coarse:min-h-11"
              >
                <span>{name}</span>
                <span className="text-sm font-normal">{id === chosen ? texts.thisOne : seller}</span>
              </button>
            ))}
        </fieldset>
      ))}
    </form>
  );
}
