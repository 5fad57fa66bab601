import { type Decision, decide, refused } from "@/lib/platform/decision";
import { canAskToBuy } from "../rules";
import type { BuyingFacts } from "../types";
import type { UpgradeFacts } from "./types";

export const upgradePath = (subscription: string): string => `/subscriptions/${subscription}/upgrade`;

/** The editions after the one that is there; all of them where nobody said which it is. */
export function laterEditions({ edition, editions }: Pick<UpgradeFacts, "edition" | "editions">): readonly string[] {
  return editions.slice(edition === null ? 0 : editions.indexOf(edition) + 1);
}

/** An upgrade can be asked for where there is a later edition, once at a time [QUO-8]. */
export function canAskForUpgrade(buying: BuyingFacts, upgrade: UpgradeFacts): Decision {
  const { accountExecutive: ask } = buying;
  const { edition, editions, open, hasEnded } = upgrade;
  const isKnown = editions.length > 1 && (edition === null || editions.includes(edition));
  const buyer = canAskToBuy(buying);
  return decide([
    buyer.allowed ? null : buyer,
    hasEnded ? refused("requests.subscription_ended", { ask }) : null,
    isKnown ? null : refused("requests.one_edition", { ask }),
    isKnown && laterEditions(upgrade).length === 0
      ? refused("requests.highest_edition", { params: { edition: edition ?? "" }, ask })
      : null,
    open ? refused("requests.upgrade_open", { params: { on: open.askedOn }, ask }) : null,
  ]);
}
