import { describe, expect, test } from "vitest";
import { canChangeAddress } from "./rules";

const customerService = { name: "Customer Service", email: "service@fjord.example", phone: null };
const signedInAt = new Date("2027-03-10T20:00:00.000Z");
const decided = (milliseconds: number) =>
  canChangeAddress({ signedInAt, customerService }, new Date(signedInAt.getTime() + milliseconds));
const TEN_MINUTES = 600_000;

describe("changing one's address", () => {
  test.each([
    ["at once", 0],
    ["a minute later", 60_000],
    ["a moment before 10 minutes", TEN_MINUTES - 1],
    ["at 10 minutes exactly", TEN_MINUTES],
  ])("[SIG-9] is allowed %s after signing in", (_when, milliseconds) => {
    expect(decided(milliseconds)).toEqual({ allowed: true });
  });

  test.each([
    ["a moment after 10 minutes", TEN_MINUTES + 1],
    ["half an hour", 3 * TEN_MINUTES],
    ["almost 12 hours", 12 * 3_600_000 - 1],
  ])("[SIG-9, WHY-1] is refused %s later, with the reason and whom to ask", (_when, milliseconds) => {
    expect(decided(milliseconds)).toMatchObject({
      allowed: false,
      reason: "new_address.not_fresh",
      ask: customerService,
    });
  });
});
