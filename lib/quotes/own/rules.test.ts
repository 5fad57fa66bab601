import { expect, test } from "vitest";
import { plainDate } from "@/lib/platform/dates";
import { ownQuoteExpiresOn } from "./rules";

test.each([
  ["2027-08-07", "2027-03-24"],
  ["2027-03-25", "2027-03-24"],
  ["2027-03-24", "2027-03-24"],
  ["2027-03-23", "2027-03-23"], // no later than the contract
  ["2027-03-10", "2027-03-10"], // its last day
])("[QUO-5] made on 10 March, of a contract to %s: holds through %s", (endsOn, expected) => {
  expect(ownQuoteExpiresOn(plainDate("2027-03-10"), plainDate(endsOn))).toBe(expected);
});
