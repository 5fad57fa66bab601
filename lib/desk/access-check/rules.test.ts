import fc from "fast-check";
import { expect, test } from "vitest";
import type { UnseenContract } from "@/lib/access/access-check";
import { plainDate } from "@/lib/platform/dates";
import { canEndSessions, whyUnseen } from "./rules";

const day = plainDate("2028-03-01");
const contract: UnseenContract = {
  ...{
    number: "C-1",
    accountId: "a",
    account: "A",
    billGroupId: "g",
    billGroup: "G",
    isDirect: true,
    placeEndedOn: null,
  },
  ...{ rule: null, rulesOn: true, hasActiveContract: true, lastEndedOn: day },
};
const reasons = (change: Partial<UnseenContract>): string[] => {
  const why = whyUnseen({ ...contract, ...change });
  return why ? [why.reason, ...why.also.map(({ reason }) => reason)] : [];
};

test.each([
  [{ isDirect: false }, ["access_check.closed_account"]],
  [{ placeEndedOn: day }, ["access_check.place_ended"]],
  [{ rule: "a.example", rulesOn: false }, ["access_check.rules_off"]],
  [{ rule: "a.example", hasActiveContract: false }, ["access_check.no_active_contract"]],
  [{ rulesOn: false, hasActiveContract: false, placeEndedOn: day }, ["access_check.place_ended"]],
  [
    { isDirect: false, placeEndedOn: day, rule: "a.example", rulesOn: false, hasActiveContract: false },
    [
      "access_check.closed_account",
      "access_check.place_ended",
      "access_check.rules_off",
      "access_check.no_active_contract",
    ],
  ],
  [{}, []],
])("[DSK-7, WHY-1] %j is not seen because of %j", (change, expected) => {
  expect(reasons(change)).toEqual(expected);
});

test("[DSK-7] a rule that covers is only blamed where one covers", () => {
  const anyFacts = fc.record({ isDirect: fc.boolean(), rulesOn: fc.boolean(), hasActiveContract: fc.boolean() });
  fc.assert(
    fc.property(anyFacts, (facts) => {
      expect(reasons(facts)).toEqual(facts.isDirect ? [] : ["access_check.closed_account"]);
    }),
  );
});

test("[SIG-6] a customer's sessions are ended here, the seller's people's are not", () => {
  expect(canEndSessions({ isStaff: false, sessions: 2 })).toMatchObject({ allowed: true });
  expect(canEndSessions({ isStaff: false, sessions: 0 })).toMatchObject({ reason: "access_check.no_sessions" });
  expect(canEndSessions({ isStaff: true, sessions: 2 })).toMatchObject({ reason: "access_check.is_staff" });
});
