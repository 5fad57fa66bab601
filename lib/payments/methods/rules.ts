import { canChangeBillGroup } from "@/lib/billing/rules";
import type { BillGroupStanding } from "@/lib/billing/types";
import { contractPath } from "@/lib/contracts/rules";
import { addDays, type PlainDate } from "@/lib/platform/dates";
import { allowed, type Decision, decide, type Refusal, refused } from "@/lib/platform/decision";
import type { ExpiryState, MethodRuleFacts } from "./types";

/** A bill group's payment methods [BIL-3]. */
export const methodsPath = (billGroup: string): string => `/billing/${billGroup}/methods`;
/** Asks before one is removed, and says what uses it. */
export const removeMethodPath = (billGroup: string, method: string): string =>
  `${methodsPath(billGroup)}/remove?method=${method}`;
/** Where a person comes back to from the provider's page. */
export const setupPath = (billGroup: string, setup: string): string => `${methodsPath(billGroup)}/setup/${setup}`;
/** On to the provider's page of a setup that is open. */
export const continueSetupPath = (setup: string): string => `/api/methods/${setup}/continue`;
/** Which method pays for a contract [CON-2]. */
export const cardTabPath = (contractNumber: string): string => `${contractPath(contractNumber)}/card`;

/** How long adding may take, until it has to be begun again. */
export const MINUTES_TO_SET_UP = 60;
/** A card that runs out within so many days is said to. */
export const DAYS_SOON = 60;

/** A card is good through the last day of its month. */
export function expiryState(expiresOn: PlainDate | null, today: PlainDate): ExpiryState {
  if (expiresOn === null) return "good";
  if (expiresOn < today) return "expired";
  return expiresOn <= addDays(today, DAYS_SOON) ? "soon" : "good";
}

const notWholeGroup = (standing: BillGroupStanding): Refusal | null => {
  const decision = canChangeBillGroup(standing);
  return decision.allowed ? null : decision;
};

/** Removed by who may change the bill group; not while it pays, nor the last one while auto-pay is on [BIL-3]. */
export const canRemoveMethod = ({ standing, autoPay, others, isPaying }: MethodRuleFacts): Decision =>
  decide([
    notWholeGroup(standing),
    autoPay && others === 0 ? refused("methods.last_with_auto_pay", { params: { name: standing.name } }) : null,
    isPaying ? refused("methods.paying", { ask: standing.customerService }) : null,
  ]);

/** What is used where nothing else is chosen has to be good. */
export const canMakeDefault = ({ standing, isDefault, expiresOn, today }: MethodRuleFacts): Decision =>
  decide([
    notWholeGroup(standing),
    isDefault ? refused("methods.default_already") : null,
    expiresOn && expiresOn < today ? refused("payment.method_expired", { params: { expired: expiresOn } }) : null,
  ]);

/** The card holder of a contract is answerable for how it is paid; so is who may change the whole bill group. */
export const canChooseCard = (standing: BillGroupStanding, isCardHolder: boolean): Decision =>
  isCardHolder ? allowed : canChangeBillGroup(standing);

interface Candidate {
  readonly id: string;
  readonly expiresOn: PlainDate | null;
}

/** What becomes the default when the default one goes: the newest that is still good, else the newest. Newest first. */
export const nextDefault = <M extends Candidate>(others: readonly M[], today: PlainDate): M | null =>
  others.find(({ expiresOn }) => expiryState(expiresOn, today) !== "expired") ?? others[0] ?? null;
