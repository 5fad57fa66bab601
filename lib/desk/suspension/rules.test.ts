import { describe, expect, test } from "vitest";
import type { Decision } from "@/lib/platform/decision";
import { canLift, canSuspend } from "./rules";
import type { SuspensionFacts } from "./types";

const facts: SuspensionFacts = {
  ...{ maySuspend: true, reason: null, hasOverdue: true },
  collector: { name: "Carl Cole", email: "carl@fjord.example", phone: null },
};
const outcome = (decision: Decision): string => (decision.allowed ? "allowed" : decision.reason);

describe("suspending and lifting", () => {
  test.each([
    ["debt", {}, "allowed"],
    ["other", {}, "allowed"],
    ["debt", { hasOverdue: false }, "suspension.nothing_overdue"],
    ["other", { hasOverdue: false }, "allowed"],
    ["debt", { reason: "debt" }, "suspension.already_debt"],
    ["other", { reason: "debt" }, "suspension.already_debt"],
    ["debt", { reason: "other", hasOverdue: false }, "suspension.already_other"],
    ["other", { maySuspend: false }, "suspension.not_your_role"],
  ] as const)("[DSK-1, PAY-8] suspended for %s with %j: %s", (reason, change, expected) => {
    expect(outcome(canSuspend({ ...facts, ...change }, reason))).toBe(expected);
  });

  test("[DSK-1] lifted by hand whatever it is for, also while something is overdue", () => {
    expect(outcome(canLift({ ...facts, reason: "debt" }))).toBe("allowed");
    expect(outcome(canLift({ ...facts, reason: "other", hasOverdue: false }))).toBe("allowed");
    expect(outcome(canLift(facts))).toBe("suspension.not_suspended");
    const decision = canLift({ ...facts, reason: "debt", maySuspend: false });
    expect(decision).toMatchObject({ reason: "suspension.not_your_role", ask: { name: "Carl Cole" } });
  });
});
