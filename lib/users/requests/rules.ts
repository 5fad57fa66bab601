import type { PlainDate } from "@/lib/platform/dates";
import { type Contact, type Decision, decide, type Refusal, refused } from "@/lib/platform/decision";
import type { RequestTerms } from "./types";

export const DAYS_TO_ANSWER = 14;
export const DAYS_UNTIL_REMINDED = 3;

const DAY = 86_400;
/** Asking costs others' attention, and many numbers at once are a search for those that exist. */
export const ASKS_OF_PERSON = { points: 5, seconds: DAY } as const;
export const ASKS_OF_NETWORK = { points: 20, seconds: DAY } as const;

/** Where a contact answers. */
export const requestPath = (id: string): string => `/users/requests/${id}`;
export const afterAnswering = (_result: unknown, { request }: { request: string }): string =>
  `${requestPath(request)}?answered=1`;

export const isSameNumber = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** `earlier`: the person's open request with the same number, and until when it waits. */
export const canAsk = (earlier: { askedOn: PlainDate; waitsUntil: PlainDate } | null): Decision =>
  decide([earlier ? refused("access.asked_already", { params: { ...earlier }, changesOn: earlier.waitsUntil }) : null]);

/** How often is too often, and in how many hours it is not any more. */
export const canAskAgain = (who: "person" | "network", secondsToWait: number, ask: Contact): Decision =>
  decide([
    secondsToWait > 0
      ? refused(who === "person" ? "access.asked_too_often" : "access.network_asked_too_often", {
          params: { hours: Math.ceil(secondsToWait / 3600) },
          ask,
        })
      : null,
  ]);

/** `until`: the last day of access to be given, none for good; `today` in the seller entity's time zone. */
export function canApprove(request: RequestTerms, until: PlainDate | null, today: PlainDate): Decision {
  const over = noLongerOpen(request);
  if (over) return over;
  const { isAlreadyIn, ownEndsOn } = request;
  return decide([
    isAlreadyIn ? refused("access.already_in") : null,
    until !== null && until < today ? refused("access.until_past", { params: { today } }) : null,
    ownEndsOn !== null && (until === null || until > ownEndsOn)
      ? refused("access.until_beyond_own", { params: { ends: ownEndsOn } })
      : null,
  ]);
}

export const canDecline = (request: RequestTerms): Decision => decide([noLongerOpen(request)]);

/** Once it is over, why it is counts alone. */
function noLongerOpen({ state, since }: RequestTerms): Refusal | null {
  return state === "open" ? null : refused(`access.request_${state}`, { params: { on: since } });
}
