import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDate } from "@/lib/platform/dates";
import type { Decision } from "@/lib/platform/decision";
import { canAddRule, canSwitchOff, canSwitchOn, isAgreed, swallowedBy } from "./rules";
import { addRuleInput } from "./schema";
import type { AccessFacts, AccessRule } from "./types";

const facts: AccessFacts = {
  ...{ mayManage: true, isOn: false, hasActiveContract: true, lastEndedOn: plainDate("2028-01-31") },
  accountExecutive: { name: "Anna Ek", email: "anna@fjord.example", phone: null },
};
const outcome = (decision: Decision): string => (decision.allowed ? "allowed" : decision.reason);
const group = "00000000-0000-4000-8000-000000000001";
const typed = (rule: string) => addRuleInput.safeParse({ billGroup: group, rule });
const rule = (value: string): Omit<AccessRule, "id"> => ({ kind: value.includes("@") ? "address" : "domain", value });

describe("what is typed", () => {
  test.each([
    ["Company.COM", "domain", "company.com"],
    [" @company.com ", "domain", "company.com"],
    ["mail.company.co.uk", "domain", "mail.company.co.uk"],
    ["Ada.L+bills@Company.com", "address", "ada.l+bills@company.com"],
  ])("[ACC-2] %s is the %s %s", (text, kind, value) => {
    expect(typed(text).data?.rule).toEqual({ kind, value });
  });

  test.each([
    ["a@company.com, b@company.com", "rule_several"],
    ["company.com;other.com", "rule_several"],
    ["company.com other.com", "rule_several"],
    ["company.com\nother.com", "rule_several"],
    ["", "rule_missing"],
    ["  ", "rule_missing"],
    ["company", "rule_malformed"],
    ["*.company.com", "rule_malformed"],
    ["@", "rule_malformed"],
    ["a@@company.com", "rule_malformed"],
    ["a@company", "rule_malformed"],
    ["https://company.com", "rule_malformed"],
    ["company..com", "rule_malformed"],
    ["företag.se", "rule_malformed"],
    [`${"a".repeat(64)}.com`, "rule_malformed"],
  ])("[ACC-3] %j is refused: %s", (text, message) => {
    expect(typed(text).error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});

describe("overlaps", () => {
  const existing = ["elm.example", "aud@audit.example"].map(rule);

  test.each([
    ["birch.example", "allowed"],
    ["aud@birch.example", "allowed"],
    ["sub.elm.example", "allowed"], // a domain does not cover its subdomains
    ["ina@sub.elm.example", "allowed"],
    ["elm.example", "access_rules.domain_twice"],
    ["aud@audit.example", "access_rules.address_twice"],
    ["ina@elm.example", "access_rules.address_covered"],
    ["gmail.com", "access_rules.public_domain"],
    ["somebody@gmail.com", "allowed"],
    ["audit.example", "allowed"], // asks first, see below
  ])("[ACC-4] beside elm.example and aud@audit.example, %s: %s", (value, expected) => {
    expect(outcome(canAddRule(facts, rule(value), existing))).toBe(expected);
  });

  test("[ACC-4] a domain names the single addresses that it takes the place of, and needs a yes to each", () => {
    const swallowed = swallowedBy(rule("audit.example"), existing);
    expect(swallowed.map(({ value }) => value)).toEqual(["aud@audit.example"]);
    expect(swallowedBy(rule("dit.example"), existing)).toEqual([]);
    expect(swallowedBy(rule("x@audit.example"), existing)).toEqual([]);
    expect(isAgreed(swallowed, undefined)).toBe(false);
    expect(isAgreed(swallowed, "other@audit.example")).toBe(false);
    expect(isAgreed(swallowed, "other@audit.example\naud@audit.example")).toBe(true);
    expect(isAgreed([], undefined)).toBe(true);
  });

  test("[ACC-4] whatever is added in whatever order, no address stands beside its domain and nothing stands twice", () => {
    const anyRule = fc
      .tuple(fc.constantFrom("", "a@", "b@", "c@"), fc.constantFrom("x.example", "y.example", "z.x.example"))
      .map(([name, domain]) => rule(name + domain));
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 20 }), (wanted) => {
        let list: Omit<AccessRule, "id">[] = [];
        for (const one of wanted) {
          if (!canAddRule(facts, one, list).allowed) continue;
          const swallowed = swallowedBy(one, list);
          list = [...list.filter((known) => !swallowed.includes(known)), one];
        }
        const domains = new Set(list.filter(({ kind }) => kind === "domain").map(({ value }) => value));
        expect(new Set(list.map(({ value }) => value)).size).toBe(list.length);
        expect(list.filter(({ value }) => domains.has(value.split("@")[1] ?? ""))).toEqual([]);
      }),
    );
  });
});

describe("on and off", () => {
  test.each([
    [{}, "allowed"],
    [{ isOn: true }, "access_rules.already_on"],
    [{ hasActiveContract: false }, "access_rules.contracts_ended"],
    [{ hasActiveContract: false, lastEndedOn: null }, "access_rules.no_contract"],
    [{ mayManage: false, hasActiveContract: false }, "access_rules.not_your_role"],
  ])("[ACC-5, WHY-1] switching on with %j: %s", (change, expected) => {
    const decision = canSwitchOn({ ...facts, ...change });
    expect(outcome(decision)).toBe(expected);
    if (!decision.allowed && !("isOn" in change)) expect(decision.ask?.name).toBe("Anna Ek");
  });

  test("[ACC-5] they are switched off whether or not a contract is active", () => {
    expect(outcome(canSwitchOff({ ...facts, isOn: true, hasActiveContract: false }))).toBe("allowed");
    expect(outcome(canSwitchOff(facts))).toBe("access_rules.already_off");
    expect(outcome(canSwitchOff({ ...facts, isOn: true, mayManage: false }))).toBe("access_rules.not_your_role");
  });
});
