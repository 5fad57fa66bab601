"use client";

import { useMemo } from "react";
import type { BillGroupChoice } from "@/lib/bill-groups/types";
import { grouped } from "@/lib/platform/grouped";
import { LongSelect } from "../form/long-select";
import { Button } from "../ui/button";
import { ChevronDownIcon } from "../ui/icons";
import { InfoPopover } from "../ui/info-popover";
import { unpackRows } from "../ui/packed-rows";

/** More than can be taken in at a glance are chosen from a select. */
const MOST_BUTTONS = 12;

interface BillGroupMenuProps {
  /** Packed, as they are ordered: id, account, name and seller. */
  all: string;
  chosen: BillGroupChoice;
  /** Takes `billGroup`. */
  action: (data: FormData) => Promise<unknown>;
  texts: Readonly<Record<"here" | "change" | "choose" | "thisOne" | "show", string>>;
}

/** Drawn from plain data, as the frame it stands in. */
export function BillGroupMenu({ all, chosen, action, texts }: BillGroupMenuProps) {
  const { account, name } = chosen;
  const groups = useMemo(
    () =>
      unpackRows(all).map(([id = "", of = "", called = "", seller = ""]) => ({
        id,
        account: of,
        name: called,
        seller,
      })),
    [all],
  );
  const place = (
    <>
      <span className="sr-only">{texts.here} </span>
      <span className="font-medium">{account}</span>
      <span className="text-muted"> · {name}</span>
    </>
  );
  if (groups.length < 2) return <p className="truncate text-sm">{place}</p>;
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
      <form
        action={action as (data: FormData) => Promise<void>}
        className="flex max-h-[60vh] flex-col gap-3 overflow-y-auto"
      >
        <p className="font-semibold">{texts.choose}</p>
        {groups.length > MOST_BUTTONS ? (
          <FromSelect groups={groups} chosen={chosen.id} texts={texts} />
        ) : (
          <Buttons groups={groups} chosen={chosen.id} texts={texts} />
        )}
      </form>
    </InfoPopover>
  );
}

interface GroupsProps extends Pick<BillGroupMenuProps, "texts"> {
  groups: readonly BillGroupChoice[];
  /** Its id. */
  chosen: string;
}

/** Each a press of the form, under the name of its account. */
function Buttons({ groups, chosen, texts }: GroupsProps) {
  return grouped(groups, ({ account }) => account).map(([account, own]) => (
    <fieldset key={account} className="flex flex-col gap-0.5">
      <legend className="text-sm text-muted">{account}</legend>
      {own.map(({ id, name, seller }) => (
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
  ));
}

function FromSelect({ groups, chosen, texts }: GroupsProps) {
  const options = useMemo(
    () => groups.map(({ id, account, name, seller }) => ({ value: id, label: `${name} · ${seller}`, group: account })),
    [groups],
  );
  return (
    <>
      <LongSelect name="billGroup" label={texts.choose} options={options} chosen={chosen} />
      <Button type="submit">{texts.show}</Button>
    </>
  );
}
