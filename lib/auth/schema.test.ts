import { describe, expect, test } from "vitest";
import { askToSignInInput, signInByCodeInput, signInByLinkInput, signInSearch } from "./schema";

const code = (typed: string): string => {
  const parsed = signInByCodeInput.safeParse({ code: typed });
  return parsed.success ? parsed.data.code : `refused: ${parsed.error.issues[0]?.message}`;
};

describe("a typed code", () => {
  test.each([
    ["012345", "012345"],
    [" 012 345 ", "012345"],
    ["012-345", "012345"],
    ["0 1 2 3 4 5", "012345"],
    ["012\u00a0345", "012345"],
  ])("[SIG-1] %j is %s", (typed, expected) => {
    expect(code(typed)).toBe(expected);
  });

  test.each(["", "12345", "1234567", "12345a", "٠١٢٣٤٥", "1".repeat(51), "012.345", "+12345"])(
    "[SIG-1] %j is no code",
    (typed) => {
      expect(code(typed)).toBe("refused: code_malformed");
    },
  );
});

describe("what is sent to sign in", () => {
  test("[P4] is bounded in every part", () => {
    const long = "x".repeat(501);
    expect(askToSignInInput.safeParse({ email: "ada@acme.example", next: `/${long}` }).success).toBe(false);
    expect(signInByLinkInput.safeParse({ token: long }).success).toBe(false);
    expect(signInByCodeInput.safeParse({ code: "012345", token: long }).success).toBe(false);
    expect(signInByLinkInput.safeParse({ token: "x".repeat(43) }).success).toBe(true);
  });

  test("[ANY-4] is refused, not guessed at, where a part is missing or of another kind", () => {
    for (const odd of [{}, { email: null }, { email: ["ada@acme.example"] }, { email: { toString: "x" } }])
      expect(askToSignInInput.safeParse(odd).success).toBe(false);
  });

  test("[ANY-4] in the address of the page, anything odd counts as nothing", () => {
    expect(signInSearch.parse({ next: ["/a", "/b"], ended: "yes", "signed-out": "1", token: "x".repeat(101) })).toEqual(
      {
        next: undefined,
        ended: undefined,
        "signed-out": "1",
        token: undefined,
      },
    );
  });
});
