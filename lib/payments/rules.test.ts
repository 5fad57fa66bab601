import { expect, test } from "vitest";
import { declineText } from "./rules";

test.each([
  ["insufficient_funds", "decline.insufficient_funds"],
  // What the bank wanted proven while nobody was there, and what was not proven on its page.
  ["authentication_required", "decline.authentication_failed"],
  ["payment_intent_authentication_failure", "decline.authentication_failed"],
  ["stolen_card", "decline.lost_card"],
  ["invalid_cvc", "decline.incorrect_cvc"],
  ["something_new", "decline.generic"],
  ["toString", "decline.generic"],
  ["", "decline.generic"],
])("[PAY-6] what the bank said as %j is said as %s", (code, text) => {
  expect(declineText(code)).toBe(text);
});
