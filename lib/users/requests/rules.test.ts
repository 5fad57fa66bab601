import { describe, expect, test } from "vitest";
import { plainDate } from "@/lib/platform/dates";
import type { Decision } from "@/lib/platform/decision";
import { canApprove, canAsk, canAskAgain, canDecline, isSameNumber } from "./rules";
import type { RequestTerms } from "./types";

const TODAY = plainDate("2027-03-10");
const SERVICE = { name: "Fjord", email: "service@fjord.example", phone: null };
const day = (text: string | null) => (text === null ? null : plainDate(text));
const reasons = (decision: Decision): string[] =>
  decision.allowed ? [] : [decision.reason, ...decision.also.map(({ reason }) => reason)];

const aRequest = (facts: Partial<RequestTerms> = {}): RequestTerms => ({
  ...{ state: "open", since: plainDate("2027-03-08"), isAlreadyIn: false, ownEndsOn: null },
  ...facts,
});

describe("answering a request", () => {
  test.each([
    ["for good", null, null, []],
    ["until today, which is included", null, "2027-03-10", []],
    ["until tomorrow", null, "2027-03-11", []],
    ["until yesterday", null, "2027-03-09", ["access.until_past"]],
    ["until the contact's own last day", "2027-06-30", "2027-06-30", []],
    ["until the day after it", "2027-06-30", "2027-07-01", ["access.until_beyond_own"]],
    ["for good by a contact whose access ends", "2027-06-30", null, ["access.until_beyond_own"]],
    ["until today by a contact on their last day", "2027-03-10", "2027-03-10", []],
  ])("[ACC-9, USR-8] %s", (_what, own, until, expected) => {
    expect(reasons(canApprove(aRequest({ ownEndsOn: day(own) }), day(until), TODAY))).toEqual(expected);
  });

  test.each(["approved", "declined", "withdrawn", "expired"] as const)(
    "[ACC-9] nothing once it was %s, and that alone counts",
    (state) => {
      const over = aRequest({ state, isAlreadyIn: true, ownEndsOn: plainDate("2027-01-01") });
      const expected = [`access.request_${state}`];
      expect(reasons(canApprove(over, plainDate("2020-01-01"), TODAY))).toEqual(expected);
      expect(reasons(canDecline(over))).toEqual(expected);
      expect(canDecline(over)).toMatchObject({ params: { on: "2027-03-08" } });
    },
  );

  test("[ACC-9] who is in by now cannot be let in again, and can be declined", () => {
    expect(reasons(canApprove(aRequest({ isAlreadyIn: true }), null, TODAY))).toEqual(["access.already_in"]);
    expect(canDecline(aRequest({ isAlreadyIn: true }))).toEqual({ allowed: true });
  });
});

describe("asking", () => {
  test("[ACC-9] the same number again is refused with the day it was asked and until when it waits", () => {
    const earlier = { askedOn: TODAY, waitsUntil: plainDate("2027-03-24") };
    expect(canAsk(null)).toEqual({ allowed: true });
    expect(canAsk(earlier)).toMatchObject({
      reason: "access.asked_already",
      params: earlier,
      changesOn: "2027-03-24",
    });
  });

  test.each([
    ["C-1001", "c-1001", true],
    ["ÅÄÖ-1", "åäö-1", true],
    ["C-1001", "C-1002", false],
    ["C-1001", "C 1001", false],
  ])("[ACC-9] %s and %s are the same number: %s", (one, other, expected) => {
    expect(isSameNumber(one, other)).toBe(expected);
  });

  test.each([
    [0, null],
    [1, 1],
    [3600, 1],
    [3601, 2],
    [86_400, 24],
  ])("[ACC-9, WHY-1] %i seconds to wait are told as %j hours, with whom to ask", (seconds, hours) => {
    for (const who of ["person", "network"] as const) {
      const decision = canAskAgain(who, seconds, SERVICE);
      if (hours === null) expect(decision).toEqual({ allowed: true });
      else expect(decision).toMatchObject({ params: { hours }, ask: SERVICE });
    }
  });
});
