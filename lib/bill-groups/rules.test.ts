import { expect, test } from "vitest";
import { chooseFrom } from "./rules";

const group = (id: string) => ({ id, name: id, account: "A", seller: "S" });
const groups = [group("a"), group("b"), group("c")];

test.each([
  ["b", "b"],
  [null, "a"], // nothing chosen yet
  ["z", "a"], // made up, somebody else's, or lost
])("[BIL-7] of three, with %j remembered: %s", (wanted, expected) => {
  expect(chooseFrom(groups, wanted)?.id).toBe(expected);
});

test("[BIL-7] of none: none", () => {
  expect(chooseFrom([], "a")).toBeNull();
});
