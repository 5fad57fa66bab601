import type { ContractRow } from "@/lib/contracts/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { InfoPopover } from "../ui/info-popover";
import { SwitchMark } from "../ui/switch-mark";
import { RenewalButton } from "./renewal-button";
import { RenewalReasons } from "./renewal-reasons";
import { renewalTexts } from "./renewal-texts";

/** The toggle [REN-1]: blue leads to the confirmation, grey opens the reasons. */
export async function RenewalControl({ contract }: { contract: ContractRow }) {
  const t = await getTranslations("renewal");
  const { number, renewal } = contract;
  const { isOn, decision, change } = renewal;
  const word = isOn ? t("on") : t("off");
  const look = <SwitchMark on={isOn} live={decision.allowed} label={word} />;
  if (decision.allowed)
    return (
      <RenewalButton number={number} change={change} texts={await renewalTexts(contract)}>
        {look}
      </RenewalButton>
    );
  return (
    <InfoPopover
      id={`why-${number}`}
      trigger={
        <>
          {look}
          <span className="sr-only">{t("why_label", { number })}</span>
        </>
      }
    >
      <RenewalReasons renewal={renewal} refusal={decision} />
    </InfoPopover>
  );
}
