import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDate } from "./dates";
import { allowed, decide, type ReasonKey, refused, requireAllowed } from "./decision";
import { DomainError } from "./errors";

const ANNA = { name: "Anna Ek", email: "anna.ae@fjord.example", phone: null };
const REASONS: readonly ReasonKey[] = ["renewal.too_early", "renewal.excluded", "renewal.already_off"];

describe("deciding", () => {
  test("[WHY-1] allows what nothing speaks against", () => {
    expect(decide([])).toBe(allowed);
    expect(decide([null, null])).toBe(allowed);
  });

  test("[WHY-1, REN-3] makes the first reason the headline and keeps the others in their order", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom(...REASONS))), (reasons) => {
        const given = reasons.filter((reason) => reason !== null);
        const decision = decide(reasons.map((reason) => (reason ? refused(reason, { ask: ANNA }) : null)));
        const kept = decision.allowed ? [] : [decision, ...decision.also];
        expect(kept.map(({ reason, ask }) => [reason, ask])).toEqual(given.map((reason) => [reason, ANNA]));
      }),
    );
  });
});

describe("requiring", () => {
  test("what is allowed says nothing", () => {
    expect(() => requireAllowed(allowed)).not.toThrow();
  });

  test("[WHY-1] what is refused throws the whole refusal: reason, date and whom to ask", () => {
    const opens = plainDate("2027-12-02");
    const decision = decide([
      refused("renewal.too_early", { ask: ANNA, changesOn: opens, params: { opens } }),
      refused("renewal.excluded", { ask: ANNA }),
    ]);
    try {
      requireAllowed(decision);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError);
      expect(error).toMatchObject({ code: "RULE", reason: "renewal.too_early", refusal: decision });
    }
  });
});
