import { addDays, type PlainDate } from "@/lib/platform/dates";
import { type Decision, decide, type Refusal, refused } from "@/lib/platform/decision";
import { contractPath } from "../rules";
import type { DecideRenewalInput } from "./schema";
import type { RenewalTerms, RenewalToggle, RenewalWindow } from "./types";

/** From 90 to 7 days before the end date, both days included [REN-2]. */
const WINDOW = { opensDaysBefore: 90, closesDaysBefore: 7 } as const;

export const renewalWindow = (endsOn: PlainDate): RenewalWindow => ({
  opens: addDays(endsOn, -WINDOW.opensDaysBefore),
  closes: addDays(endsOn, -WINDOW.closesDaysBefore),
});

/** A contract that ends later than this cannot be decided on yet. */
export const lastDecidableEnd = (today: PlainDate): PlainDate => addDays(today, WINDOW.opensDaysBefore);

/** `today` is the calendar day in the seller entity's time zone. Reasons come in the order of REN-3, each with whom to ask. */
export const canTurnOffRenewal = (contract: RenewalTerms, today: PlainDate): Decision =>
  decide([notForThisPerson(contract), ...outsideWindow(contract, today), excluded(contract), alreadyOff(contract)]);

/** What was turned off here can be turned on again until the window closes [REN-4]. */
export const canTurnOnRenewal = (contract: RenewalTerms, today: PlainDate): Decision =>
  decide([
    notForThisPerson(contract),
    ...outsideWindow(contract, today),
    excluded(contract),
    contract.autoRenew ? refused("renewal.already_on", { ask: contract.accountExecutive }) : null,
    !contract.autoRenew && !contract.wasTurnedOffHere
      ? refused("renewal.already_off", { ask: contract.accountExecutive })
      : null,
  ]);

/** Off since before is shown as what it is, already off; only what was turned off here offers the way back. */
export function renewalToggle(contract: RenewalTerms, today: PlainDate): RenewalToggle {
  const isUndo = !contract.autoRenew && contract.wasTurnedOffHere;
  return {
    ...renewalWindow(contract.endsOn),
    isOn: contract.autoRenew,
    isAhead: contract.autoRenew && contract.isSelfService && today <= renewalWindow(contract.endsOn).closes,
    change: isUndo ? "turn_on" : "turn_off",
    decision: isUndo ? canTurnOnRenewal(contract, today) : canTurnOffRenewal(contract, today),
  };
}

function notForThisPerson({ viewerIsContact, primaryContact, accountExecutive }: RenewalTerms): Refusal | null {
  return viewerIsContact ? null : refused("access.contacts_only", { ask: primaryContact ?? accountExecutive });
}

function outsideWindow(contract: RenewalTerms, today: PlainDate): (Refusal | null)[] {
  const { opens, closes } = renewalWindow(contract.endsOn);
  const ask = contract.accountExecutive;
  const params = { opens, closes, ended: contract.endsOn };
  if (contract.status === "ended") return [refused("renewal.contract_ended", { ask, params })];
  return [
    today < opens ? refused("renewal.too_early", { ask, params, changesOn: opens }) : null,
    today > closes ? refused("renewal.too_late", { ask, params }) : null,
  ];
}

/** Told apart, since one can be undone here and the other by the AE only. */
function alreadyOff({ autoRenew, wasTurnedOffHere, endsOn, accountExecutive }: RenewalTerms): Refusal | null {
  if (autoRenew) return null;
  const params = { closes: renewalWindow(endsOn).closes };
  return wasTurnedOffHere
    ? refused("renewal.turned_off_here", { ask: accountExecutive, params })
    : refused("renewal.already_off", { ask: accountExecutive });
}

function excluded({ isSelfService, accountExecutive }: RenewalTerms): Refusal | null {
  return isSelfService ? null : refused("renewal.excluded", { ask: accountExecutive });
}

/** Where the confirmation page goes on to: the contract, which says what was done. */
export const afterDeciding = (_result: unknown, { contractNumber, from }: DecideRenewalInput): string | null =>
  from === "page" ? `${contractPath(contractNumber)}?decided=1` : null;
