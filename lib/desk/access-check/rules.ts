import type { UnseenContract } from "@/lib/access/access-check";
import { type Decision, decide, type Refusal, refused } from "@/lib/platform/decision";
import { DESK } from "../second-factor/rules";

/** Why an address that a contract names or covers does not see it; every cause there is, in the order of `contract_access` [WHY-1]. */
export function whyUnseen(contract: UnseenContract): Refusal | null {
  const { isDirect, placeEndedOn, rule, rulesOn, hasActiveContract, lastEndedOn } = contract;
  const decision = decide([
    isDirect ? null : refused("access_check.closed_account"),
    placeEndedOn ? refused("access_check.place_ended", { params: { day: placeEndedOn } }) : null,
    rule && !rulesOn ? refused("access_check.rules_off", { params: { rule } }) : null,
    rule && !hasActiveContract
      ? refused("access_check.no_active_contract", { params: { rule, day: lastEndedOn } })
      : null,
  ]);
  return decision.allowed ? null : decision;
}

/** The seller's people are ended among themselves, by an admin [SIG-6]. */
export const canEndSessions = (person: { readonly isStaff: boolean; readonly sessions: number }): Decision =>
  decide([
    person.isStaff ? refused("access_check.is_staff") : null,
    person.sessions === 0 ? refused("access_check.no_sessions") : null,
  ]);

type Search = { readonly email?: string; readonly ended?: string };

export const accessCheckPath = (search: Search = {}): string => {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `${DESK}/access-check?${new URLSearchParams(given)}` : `${DESK}/access-check`;
};

export const endSessionsPath = (email: string): string =>
  `${DESK}/access-check/end-sessions?${new URLSearchParams({ email })}`;
