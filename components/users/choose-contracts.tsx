import { formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import type { ContractChoices } from "@/lib/users/types";
import { ContractTicks } from "./contract-ticks";

interface ChooseContractsProps {
  choices: ContractChoices;
  ticked?: readonly string[];
}

/** The contracts that the viewer may let somebody into [USR-7]. */
export async function ChooseContracts({ choices: { choices, isCut }, ticked = [] }: ChooseContractsProps) {
  const [t, locale] = await Promise.all([getTranslations("users"), getLocale()]);
  const groups = new Map<string, { number: string; detail: string }[]>();
  for (const { number, billGroup, account, endsOn, hasEnded } of choices) {
    const name = `${billGroup} · ${account}`;
    const date = formatPlainDate(endsOn, locale);
    const detail = hasEnded ? t("contract_ended", { date }) : t("contract_ends", { date });
    groups.set(name, [...(groups.get(name) ?? []), { number, detail }]);
  }
  return (
    <>
      <ContractTicks
        label={t("contracts")}
        groups={[...groups].map(([name, contracts]) => ({ name, contracts }))}
        ticked={ticked}
      />
      {isCut && <p className="text-sm text-muted">{t("contracts_cut")}</p>}
    </>
  );
}
