import { turnOffRenewalAction, turnOnRenewalAction } from "@/lib/contracts/renewal/actions";
import { contractPath } from "@/lib/contracts/rules";
import type { ContractDetails } from "@/lib/contracts/types";
import { ActionForm } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { LinkButton } from "../ui/link-button";
import { RenewalBody } from "./renewal-body";
import { renewalTexts } from "./renewal-texts";

/** The confirmation as a page of its own, for who comes without JavaScript [ANY-3]. */
export async function RenewalForm({ contract }: { contract: ContractDetails }) {
  const { number, renewal } = contract;
  const texts = await renewalTexts(contract);
  const isOff = renewal.change === "turn_off";
  return (
    <ActionForm
      action={isOff ? turnOffRenewalAction : turnOnRenewalAction}
      labels={texts.labels}
      hidden={{ contractNumber: number, from: "page" }}
    >
      <RenewalBody lines={texts.body} />
      <div className="flex flex-wrap gap-2">
        <LinkButton href={contractPath(number)}>{texts.cancel}</LinkButton>
        <SubmitButton variant={isOff ? "danger" : "primary"} pendingLabel={texts.pending}>
          {texts.submit}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
