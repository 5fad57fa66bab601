import { describe, expect, test } from "vitest";
import { approveRequestInput, askForAccessInput, requestInPath } from "./schema";

const TYPED = { firstName: "Stig", lastName: "Ek", number: "C-1001" };

const asked = (change: Record<string, unknown>): Record<string, unknown> | string[] => {
  const parsed = askForAccessInput.safeParse({ ...TYPED, ...change });
  return parsed.success
    ? parsed.data
    : parsed.error.issues.map(
        ({ path, message, code }) => `${String(path[0])}: ${code === "too_big" ? code : message}`,
      );
};

describe("what is asked", () => {
  test.each([
    [{ number: "  C-1001 " }, { number: "C-1001" }],
    [{ number: "\u00a0INV 7/2027\t" }, { number: "INV 7/2027" }],
    [{ number: "A\u030a-1" }, { number: "Å-1" }],
    [{ number: "💶-1" }, { number: "💶-1" }],
    [{ firstName: " Anna-Karin ", lastName: "O’Hara Ñuñez, Jr." }, { firstName: "Anna-Karin" }],
    [{ note: "One\r\ntwo" }, { note: "One\ntwo" }],
    [{ note: "  " }, { note: null }],
    [{}, { note: null }],
    [{ note: "x".repeat(1000), number: "x".repeat(100) }, { note: "x".repeat(1000) }],
  ])("[ACC-9] %j is taken", (change, expected) => {
    expect(asked(change)).toMatchObject(expected);
  });

  test.each([
    [{ number: " " }, ["number: number_missing"]],
    [{ number: "x".repeat(101) }, ["number: too_big"]],
    [{ number: "C-1001\u0000" }, ["number: invalid"]],
    [{ number: "C\n1001" }, ["number: invalid"]],
    [{ number: "\u202e1001-C" }, ["number: invalid"]],
    [{ firstName: "" }, ["firstName: name_missing"]],
    [{ lastName: "x".repeat(101) }, ["lastName: too_big"]],
    [{ firstName: "Click https://evil.example" }, ["firstName: name_malformed"]],
    [{ lastName: "ada@acme.example" }, ["lastName: name_malformed"]],
    [{ lastName: "<b>" }, ["lastName: name_malformed"]],
    [{ firstName: "A\r\nBcc" }, ["firstName: name_malformed"]],
    [{ note: "x".repeat(1001) }, ["note: too_big"]],
    [{ note: "\u0007" }, ["note: invalid"]],
  ])("[ACC-9, P4] %j is refused beside its field", (change, expected) => {
    expect(asked(change)).toEqual(expected);
  });
});

test("[ACC-9, P4] ten thousand characters are refused in every field, and nothing else is said", () => {
  const long = "x".repeat(10_000);
  for (const field of ["number", "firstName", "lastName", "note"])
    expect(asked({ [field]: long })).toEqual([`${field}: too_big`]);
});

describe("an answer", () => {
  const REQUEST = "0b0e7bd8-0000-4000-8000-000000000000";
  const until = (typed?: string) => {
    const parsed = approveRequestInput.safeParse({
      request: REQUEST,
      ...(typed === undefined ? {} : { until: typed }),
    });
    return parsed.success ? parsed.data.until : parsed.error.issues.map(({ message }) => message);
  };

  test.each([
    [undefined, null],
    ["", null],
    [" ", null],
    ["2027-03-31", "2027-03-31"],
    ["2028-02-29", "2028-02-29"],
    ["2027-02-29", ["date_malformed"]],
    ["31/03/2027", ["date_malformed"]],
    ["2027-03-31T00:00", ["date_malformed"]],
    ["0000-01-01", ["date_malformed"]],
    ["tomorrow", ["date_malformed"]],
    ["2".repeat(30), ["date_malformed"]],
  ])("[USR-8] access until %j: %j", (typed, expected) => {
    expect(until(typed)).toEqual(expected);
  });

  test("[ACC-6] a request is named by its id and nothing else", () => {
    expect(requestInPath(REQUEST)).toBe(REQUEST);
    for (const odd of ["", "1", `${REQUEST}x`, "%00", "..", "C-1001"]) expect(requestInPath(odd)).toBeNull();
  });
});
