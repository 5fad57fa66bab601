import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { handoverInPath, nominateInput, nominateSearch } from "./handover/schema";
import {
  addSearch,
  addToContractsInput,
  addUserInput,
  newUserSearch,
  place,
  removalSearch,
  removePlacesInput,
  setEndInput,
  usersSearch,
} from "./schema";

const PERSON = "0197b5c8-aaaa-7000-8000-000000000001";

const form = (fields: Record<string, string | undefined> = {}) => ({
  firstName: "Nia",
  lastName: "New",
  email: "nia@new.example",
  contracts: "C-1001",
  ...fields,
});

/** What is wrong with a form, field by field; "fine" when nothing is. */
function problems(schema: z.ZodType, fields: unknown): unknown {
  const parsed = schema.safeParse(fields);
  return parsed.success ? "fine" : parsed.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`);
}

describe("Add New User", () => {
  test.each([
    ["nia@new.example, bob@new.example", ["email: email_several"]],
    ["nia@new.example;bob@new.example", ["email: email_several"]],
    ["", ["email: email_missing"]],
    ["  ", ["email: email_missing"]],
    ["nia@new.example bob@new.example", ["email: email_malformed"]],
    ["nia", ["email: email_malformed"]],
    ["åsa@new.example", ["email: email_malformed"]],
    ["nia@new.example\u0000", ["email: email_malformed"]],
    [`${"n".repeat(250)}@new.example`, ["email: email_malformed"]],
  ])("[USR-2, ACC-3] an address is refused: %#", (email, expected) => {
    expect(problems(addUserInput, form({ email }))).toEqual(expected);
  });

  test("[USR-2, ACC-2] capitals and spaces around are taken off an address, spaces off names", () => {
    const input = addUserInput.parse(form({ email: " Nia@NEW.example\r\n", firstName: "  Nia ", lastName: "New\t" }));
    expect(input).toMatchObject({ email: "nia@new.example", firstName: "Nia", lastName: "New" });
  });

  test.each(["Åsa", "Zoë-Ann", "O’Brien", "李", "नीआ", "N", "de la Cruz y García", "🦊", "x".repeat(100)])(
    "[USR-2] a name is taken as it is written: %#",
    (firstName) => expect(addUserInput.parse(form({ firstName, lastName: firstName })).firstName).toBe(firstName),
  );

  test.each([
    ["", "name_missing"],
    ["   ", "name_missing"],
    ["x".repeat(101), "too_long"],
    ["Nia\nNew", "name_malformed"],
    ["Nia\u0000", "name_malformed"],
    ["Nia\u0085", "name_malformed"],
    ["https://evil.example", "name_malformed"],
    ["\u202eaiN", "name_malformed"],
  ])("[USR-2] a name is refused: %#", (name, expected) => {
    expect(problems(addUserInput, form({ firstName: name }))).toEqual([`firstName: ${expected}`]);
    expect(problems(addUserInput, form({ lastName: name }))).toEqual([`lastName: ${expected}`]);
  });

  test.each(["nia@gmail.com", "NIA@Gmail.com", "nia@outlook.com"])(
    "[USR-2] %s, a private mailbox, is asked about, and taken once that is ticked",
    (email) => {
      expect(problems(addUserInput, form({ email }))).toEqual(["publicMailbox: public_mailbox"]);
      expect(problems(addUserInput, form({ email, publicMailbox: "yes" }))).toBe("fine");
      expect(problems(addUserInput, form({ email, publicMailbox: "no" }))).not.toBe("fine");
    },
  );

  test("[USR-2] of a company whose name only looks like one, nothing is asked", () => {
    expect(problems(addUserInput, form({ email: "nia@gmail.com.acme.example" }))).toBe("fine");
  });

  const lines = (count: number) => Array.from({ length: count }, (_, at) => `C-${at}`).join("\n");
  test.each([
    [undefined, ["contracts: nothing_ticked"]],
    ["", ["contracts: nothing_ticked"]],
    [lines(1), "fine"],
    [lines(500), "fine"],
    [lines(501), ["contracts: too_many_ticked"]],
    [Array(501).fill("C-1").join("\n"), "fine"], // the same one, ticked often
  ])("[USR-2] ticks: %#", (contracts, expected) => {
    for (const schema of [addUserInput, addToContractsInput])
      expect(problems(schema, { ...form({ contracts }), person: PERSON })).toEqual(expected);
  });

  test("[USR-2] a contract's number is anything but control characters, and no longer than one can be", () => {
    expect(addUserInput.parse(form({ contracts: "Ä/ö? &=#\nC-2" })).contracts).toEqual(["Ä/ö? &=#", "C-2"]);
    expect(problems(addUserInput, form({ contracts: "C-1\n\nC-2" }))).not.toBe("fine");
    expect(problems(addUserInput, form({ contracts: "C\u0000" }))).not.toBe("fine");
    expect(problems(addUserInput, form({ contracts: "x".repeat(41) }))).not.toBe("fine");
  });
});

describe("a last day", () => {
  const key = `${PERSON}.C-1001`;
  test.each([
    [undefined, null],
    ["", null],
    ["  ", null],
    ["2027-03-10", "2027-03-10"],
    [" 2028-02-29 ", "2028-02-29"],
  ])("[USR-8] %j is %j", (endsOn, expected) => {
    expect(setEndInput.parse({ place: key, endsOn }).endsOn).toBe(expected);
  });

  test.each([
    "2027-02-29",
    "2027-13-01",
    "10/03/2027",
    "tomorrow",
    "2027-3-1",
    "0000-01-01",
    "12027-01-01",
    "2027-03-10T00:00",
  ])("[USR-8] %j is no day", (endsOn) => {
    expect(problems(setEndInput, { place: key, endsOn })).toEqual(["endsOn: date_invalid"]);
  });
});

describe("a place", () => {
  test.each([
    "",
    ".",
    PERSON,
    `${PERSON}.`,
    `${PERSON}.   `,
    `${PERSON}C-1001`,
    `${PERSON}/C-1001`,
    `.${PERSON}C-1001`,
    `not-a-person-not-a-person-not-a-perso.C-1001`,
    `${PERSON}.C\u0000`,
    `${PERSON}.${"x".repeat(41)}`,
    `${PERSON}.${"x".repeat(4_000)}`,
    `${PERSON.slice(0, 35)}'.C-1001`,
  ])("[USR-4] a made-up one names none: %#", (text) => {
    expect(place.safeParse(text).success).toBe(false);
  });

  test("[USR-4] the same one twice counts once, and more than 500 are too many", () => {
    const keys = Array.from({ length: 501 }, (_, at) => `${PERSON}.C-${at}`);
    expect(removePlacesInput.parse({ places: [keys[0], keys[0]].join("\n") }).places).toHaveLength(1);
    expect(problems(removePlacesInput, { places: keys.slice(1).join("\n") })).toBe("fine");
    expect(problems(removePlacesInput, { places: keys.join("\n") })).toEqual(["places: too_many_ticked"]);
    expect(problems(removePlacesInput, {})).toEqual(["places: nothing_ticked"]);
  });
});

describe("what stands in an address", () => {
  test("[USR-1] anything odd counts as nothing", () => {
    for (const odd of ["\u0000", "a\u0000b", "\u001b[2J", "x".repeat(3_000)]) {
      expect(
        usersSearch.parse({ q: odd, after: odd, before: odd, open: odd, from: odd, select: odd, rule: odd }),
      ).toEqual({});
      expect(newUserSearch.parse({ contract: odd, q: odd })).toEqual({});
      expect(addSearch.parse({ person: odd, q: odd })).toEqual({});
      expect(nominateSearch.parse({ contract: odd, role: odd })).toEqual({});
      expect(removalSearch.parse({ person: odd, place: odd }).person).toEqual([]);
      expect(handoverInPath(odd)).toBeNull();
    }
    expect(usersSearch.parse({ q: ["a", "b"], open: [PERSON], select: ["all"] })).toEqual({});
  });

  test("[USR-4] one box or several, people or places", () => {
    expect(removalSearch.parse({})).toEqual({ person: [], place: [] });
    expect(removalSearch.parse({ person: PERSON, place: ["a", "b"] })).toEqual({ person: [PERSON], place: ["a", "b"] });
    expect(removalSearch.parse({ person: [PERSON, "x"] }).person).toEqual([PERSON]);
  });

  test("[USR-6] a nomination needs somebody, and one of the two roles", () => {
    const fields = { contractNumber: "C-1001", role: "primary" };
    expect(problems(nominateInput, fields)).toEqual(["person: nobody_chosen"]);
    expect(problems(nominateInput, { ...fields, person: "" })).toEqual(["person: nobody_chosen"]);
    expect(problems(nominateInput, { ...fields, person: PERSON })).toBe("fine");
    expect(problems(nominateInput, { ...fields, person: PERSON, role: "owner" })).not.toBe("fine");
  });
});
