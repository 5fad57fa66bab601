import { describe, expect, test } from "vitest";
import type { Decision } from "@/lib/platform/decision";
import { canChangeRole, canEndStaff, canResetFactor } from "./rules";
import type { StaffFacts } from "./types";

const facts: StaffFacts = {
  ...{ id: "1", name: "Anna Ek", email: "anna@fjord.example", phone: "+46 8", role: "admin" },
  ...{ hasFactor: true, hasLeft: false, otherAdmins: 0, executiveOf: 0, collectorOf: 0 },
};
const outcome = (decision: Decision): string => (decision.allowed ? "allowed" : decision.reason);

describe("the seller's people", () => {
  test.each([
    ["support", {}, "staff.last_admin"],
    ["admin", {}, "staff.same_role"],
    ["support", { otherAdmins: 1 }, "allowed"],
    ["admin", { role: "support" }, "allowed"],
    ["collector", { role: "support" }, "allowed"],
    ["collector", { role: "support", hasLeft: true }, "staff.has_left"],
  ] as const)("[DSK] given the role %s with %j: %s", (role, change, expected) => {
    expect(outcome(canChangeRole({ ...facts, ...change }, role))).toBe(expected);
  });

  test.each([
    [{}, "staff.last_admin"],
    [{ otherAdmins: 1 }, "allowed"],
    [{ role: "collector" }, "allowed"],
    [{ role: "collector", hasLeft: true }, "staff.has_left"],
  ] as const)("[DSK] ended with %j: %s", (change, expected) => {
    expect(outcome(canEndStaff({ ...facts, ...change }))).toBe(expected);
  });

  test("[SIG-7] a second factor is reset where there is one, the only admin's too", () => {
    expect(outcome(canResetFactor(facts))).toBe("allowed");
    expect(outcome(canResetFactor({ ...facts, hasFactor: false }))).toBe("staff.no_factor");
    expect(outcome(canResetFactor({ ...facts, hasLeft: true }))).toBe("staff.has_left");
  });
});
