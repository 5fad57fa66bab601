import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type PlainDate, plainDate } from "@/lib/platform/dates";
import type { Decision, Refusal } from "@/lib/platform/decision";
import { canTurnOffRenewal, canTurnOnRenewal, renewalToggle, renewalWindow } from "./rules";
import type { RenewalTerms } from "./types";

const ANNA = { name: "Anna Ek", email: "anna.ae@fjord.example", phone: "+1 415 555 0102" };
const ADA = { name: "Ada Byron", email: "ada@acme.example", phone: null };

const ENDS = "2028-03-01";
const IN_WINDOW = "2028-01-15";

/** A contract in order, of which the toggle is blue inside the window. */
const aContract = (facts: Partial<Omit<RenewalTerms, "endsOn">> & { endsOn?: string } = {}): RenewalTerms => ({
  status: "active",
  timeZone: "America/Los_Angeles",
  autoRenew: true,
  wasTurnedOffHere: false,
  isSelfService: true,
  viewerIsContact: true,
  accountExecutive: ANNA,
  primaryContact: ADA,
  ...facts,
  endsOn: plainDate(facts.endsOn ?? ENDS),
});

const turnedOffHere = { autoRenew: false, wasTurnedOffHere: true };
const offSinceBefore = { autoRenew: false, wasTurnedOffHere: false };

const outcome = (decision: Decision): string => (decision.allowed ? "allowed" : decision.reason);
const reasons = (decision: Decision): string[] =>
  decision.allowed ? [] : [decision.reason, ...decision.also.map(({ reason }) => reason)];
const refusals = (decision: Decision): Refusal[] => (decision.allowed ? [] : [decision, ...decision.also]);

const anyDay = fc
  .integer({ min: 0, max: 36_524 })
  .map((days) => addDays(plainDate("2000-01-01"), days))
  .map(plainDate);

describe("the days on which renewal can be decided", () => {
  test.each([
    ["2028-03-01", "2027-12-02", "2028-02-23"], // the span holds 29 February
    ["2027-03-01", "2026-12-01", "2027-02-22"],
    ["2028-02-29", "2027-12-01", "2028-02-22"],
    ["2026-12-31", "2026-10-02", "2026-12-24"],
    ["2027-01-01", "2026-10-03", "2026-12-25"],
    ["2026-01-07", "2025-10-09", "2025-12-31"],
  ])("[REN-2] a contract ending %s: from %s to %s", (endsOn, opens, closes) => {
    expect(renewalWindow(plainDate(endsOn))).toEqual({ opens, closes });
  });

  test.each([
    ["2028-03-01", "2027-12-01", "renewal.too_early"], // the day before it opens
    ["2028-03-01", "2027-12-02", "allowed"],
    ["2028-03-01", "2027-12-03", "allowed"],
    ["2028-03-01", "2028-02-22", "allowed"],
    ["2028-03-01", "2028-02-23", "allowed"],
    ["2028-03-01", "2028-02-24", "renewal.too_late"],
    ["2028-03-01", "2028-03-01", "renewal.too_late"], // its last day
    ["2027-03-01", "2026-11-30", "renewal.too_early"],
    ["2027-03-01", "2026-12-01", "allowed"],
    ["2027-03-01", "2027-02-22", "allowed"],
    ["2027-03-01", "2027-02-23", "renewal.too_late"],
    ["2027-03-01", "2024-02-29", "renewal.too_early"], // years before
  ])("[REN-2] a contract ending %s, asked on %s: %s", (endsOn, today, expected) => {
    expect(outcome(canTurnOffRenewal(aContract({ endsOn }), plainDate(today)))).toBe(expected);
    const undo = aContract({ endsOn, ...turnedOffHere });
    expect(outcome(canTurnOnRenewal(undo, plainDate(today)))).toBe(expected);
  });

  test("[REN-2] turning off is allowed on exactly 84 days, one after the other, whatever the end date", () => {
    fc.assert(
      fc.property(anyDay, (endsOn) => {
        const contract = aContract({ endsOn });
        const around = Array.from({ length: 140 }, (_, index) => addDays(endsOn, index - 120));
        const open = around.filter((day) => canTurnOffRenewal(contract, day).allowed);
        expect([open.length, open[0], open.at(-1)]).toEqual([84, addDays(endsOn, -90), addDays(endsOn, -7)]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("why auto-renewal cannot be turned off", () => {
  const ended = { status: "ended", ...offSinceBefore } as const;
  test.each<[string, Parameters<typeof aContract>[0], string, string[]]>([
    ["too early, its date told", {}, "2027-06-01", ["renewal.too_early"]],
    ["too late", {}, "2028-02-24", ["renewal.too_late"]],
    ["excluded by the seller", { isSelfService: false }, IN_WINDOW, ["renewal.excluded"]],
    ["off since before", offSinceBefore, IN_WINDOW, ["renewal.already_off"]],
    ["off because it was turned off here", turnedOffHere, IN_WINDOW, ["renewal.turned_off_here"]],
    ["let in by an access rule only", { viewerIsContact: false }, IN_WINDOW, ["access.contacts_only"]],
    ["ended", ended, "2028-03-02", ["renewal.contract_ended", "renewal.already_off"]],
    ["ended, still on", { status: "ended" }, "2028-03-02", ["renewal.contract_ended"]],
    [
      "too early, excluded and off",
      { ...offSinceBefore, isSelfService: false },
      "2027-06-01",
      ["renewal.too_early", "renewal.excluded", "renewal.already_off"],
    ],
    [
      "too late, excluded and off",
      { ...offSinceBefore, isSelfService: false },
      "2028-02-24",
      ["renewal.too_late", "renewal.excluded", "renewal.already_off"],
    ],
    [
      "excluded and off",
      { ...offSinceBefore, isSelfService: false },
      IN_WINDOW,
      ["renewal.excluded", "renewal.already_off"],
    ],
    [
      "everything at once",
      { ...ended, isSelfService: false, viewerIsContact: false },
      "2028-03-02",
      ["access.contacts_only", "renewal.contract_ended", "renewal.excluded", "renewal.already_off"],
    ],
  ])("[REN-3, ACC-8] %s: the first reason is the headline, the others are kept", (_case, facts, today, expected) => {
    expect(reasons(canTurnOffRenewal(aContract(facts), plainDate(today)))).toEqual(expected);
  });

  test("[REN-3] too early says when it opens, too late says when it closed, ended says when", () => {
    const [early] = refusals(canTurnOffRenewal(aContract(), plainDate("2027-06-01")));
    expect(early).toMatchObject({ changesOn: "2027-12-02", params: { opens: "2027-12-02", closes: "2028-02-23" } });
    const [late] = refusals(canTurnOffRenewal(aContract(), plainDate("2028-02-24")));
    expect(late).toMatchObject({ params: { closes: "2028-02-23" } });
    const [over] = refusals(canTurnOffRenewal(aContract({ status: "ended" }), plainDate("2028-03-02")));
    expect(over).toMatchObject({ params: { ended: "2028-03-01" } });
  });

  test("[WHY-1] only what passes by itself names the day from which it is allowed", () => {
    fc.assert(
      fc.property(anyTerms, anyDay, (terms, today) => {
        const headline = canTurnOffRenewal(terms, today);
        if (headline.allowed) return;
        const opens = headline.reason === "renewal.too_early" ? addDays(terms.endsOn, -90) : undefined;
        expect(headline.changesOn).toBe(opens);
      }),
    );
  });
});

describe("turning auto-renewal on again", () => {
  test.each<[string, Parameters<typeof aContract>[0], string, string]>([
    ["what was turned off here, until the window closes", turnedOffHere, "2028-02-23", "allowed"],
    ["not a day later", turnedOffHere, "2028-02-24", "renewal.too_late"],
    ["not what was off since before", offSinceBefore, IN_WINDOW, "renewal.already_off"],
    ["not what is on", {}, IN_WINDOW, "renewal.already_on"],
    ["not what was excluded meanwhile", { ...turnedOffHere, isSelfService: false }, IN_WINDOW, "renewal.excluded"],
    ["not without a place on it", { ...turnedOffHere, viewerIsContact: false }, IN_WINDOW, "access.contacts_only"],
    ["not after the end", { ...turnedOffHere, status: "ended" }, "2028-03-02", "renewal.contract_ended"],
  ])("[REN-4] %s", (_case, facts, today, expected) => {
    expect(outcome(canTurnOnRenewal(aContract(facts), plainDate(today)))).toBe(expected);
  });

  test("[REN-4] whatever could be turned off on a day can be turned on again that day", () => {
    fc.assert(
      fc.property(anyTerms, fc.integer({ min: -95, max: 5 }), (terms, days) => {
        const today = addDays(terms.endsOn, days);
        const undo = { ...terms, ...turnedOffHere };
        expect(canTurnOnRenewal(undo, today).allowed).toBe(
          canTurnOffRenewal({ ...terms, autoRenew: true }, today).allowed,
        );
      }),
    );
  });
});

describe("the toggle", () => {
  const today = plainDate(IN_WINDOW);
  const toggle = (facts: Parameters<typeof aContract>[0], day: PlainDate = today) => {
    const { decision, ...rest } = renewalToggle(aContract(facts), day);
    return { ...rest, colour: decision.allowed ? "blue" : "grey", why: outcome(decision) };
  };

  test("[REN-1] is blue and Active where renewal can be turned off now", () => {
    expect(toggle({})).toEqual({
      opens: "2027-12-02",
      closes: "2028-02-23",
      isOn: true,
      isAhead: true,
      change: "turn_off",
      colour: "blue",
      why: "allowed",
    });
  });

  test.each<[string, Parameters<typeof aContract>[0], string, object]>([
    ["grey and Active too early", {}, "2027-12-01", { isOn: true, colour: "grey", why: "renewal.too_early" }],
    ["grey and Active too late", {}, "2028-02-24", { isOn: true, colour: "grey", why: "renewal.too_late" }],
    [
      "grey and Active where excluded",
      { isSelfService: false },
      IN_WINDOW,
      { isOn: true, colour: "grey", why: "renewal.excluded" },
    ],
    [
      "blue and Inactive where it can be undone",
      turnedOffHere,
      IN_WINDOW,
      { isOn: false, change: "turn_on", colour: "blue", why: "allowed" },
    ],
    [
      "grey and Inactive once it can no longer be undone",
      turnedOffHere,
      "2028-02-24",
      { isOn: false, change: "turn_on", colour: "grey", why: "renewal.too_late" },
    ],
    [
      "grey and Inactive where it was off since before",
      offSinceBefore,
      IN_WINDOW,
      { isOn: false, change: "turn_off", colour: "grey", why: "renewal.already_off" },
    ],
    [
      "grey for who is let in by an access rule",
      { viewerIsContact: false },
      IN_WINDOW,
      { isOn: true, colour: "grey", why: "access.contacts_only" },
    ],
    [
      "grey where the contract has ended",
      { status: "ended" },
      "2028-03-02",
      { isOn: true, colour: "grey", why: "renewal.contract_ended" },
    ],
  ])("[REN-1, REN-4] is %s", (_case, facts, day, expected) => {
    expect(toggle(facts, plainDate(day))).toMatchObject(expected);
  });
});

describe("whom a refusal sends people to", () => {
  test("[WHY-1, REN-3] every refusal names one: the account executive, or the primary contact for who is no contact", () => {
    fc.assert(
      fc.property(anyTerms, anyDay, (terms, today) => {
        for (const decision of [canTurnOffRenewal(terms, today), canTurnOnRenewal(terms, today)])
          for (const { reason, ask } of refusals(decision))
            expect(ask).toEqual(reason === "access.contacts_only" ? (terms.primaryContact ?? ANNA) : ANNA);
      }),
    );
  });
});

const anyTerms: fc.Arbitrary<RenewalTerms> = fc.record({
  status: fc.constantFrom("active" as const, "ended" as const),
  endsOn: anyDay,
  timeZone: fc.constant("Europe/Stockholm"),
  autoRenew: fc.boolean(),
  wasTurnedOffHere: fc.boolean(),
  isSelfService: fc.boolean(),
  viewerIsContact: fc.boolean(),
  accountExecutive: fc.constant(ANNA),
  primaryContact: fc.constantFrom(ADA, null),
});
