import { expect, test } from "vitest";
import { canErase, erasedAddress } from "./rules";
import type { PersonFacts } from "./types";

const facts: PersonFacts = {
  ...{ personId: "3f2c1b0a-0000-4000-8000-000000000001", email: "ada@acme.example", isStaff: false },
  ...{ protectedOn: [], namedIn: [], paying: 0, disputing: [] },
};

test.each<[Partial<PersonFacts>, string[]]>([
  [{}, []],
  [{ isStaff: true }, ["personal_data.is_staff"]],
  [{ protectedOn: ["C-1", "C-2"] }, ["personal_data.protected", "personal_data.protected"]],
  [{ namedIn: ["Acme US"] }, ["personal_data.named_by_rule"]],
  [{ paying: 1 }, ["personal_data.paying"]],
  [{ disputing: ["INV-1"] }, ["personal_data.disputing"]],
  [
    { isStaff: true, protectedOn: ["C-1"], paying: 2 },
    ["personal_data.is_staff", "personal_data.protected", "personal_data.paying"],
  ],
])("[Operate, WHY-1] with %j somebody is not erased because of %j", (change, expected) => {
  const decision = canErase({ ...facts, ...change });
  expect(decision.allowed ? [] : [decision, ...decision.also].map(({ reason }) => reason)).toEqual(expected);
});

test("[Operate] what stands for an address is no address: nothing is ever sent there", () => {
  expect(erasedAddress(facts.personId)).toBe(`erased-${facts.personId}@erased.invalid`);
});
