import { expect, test } from "vitest";
import { shareByMailInput, tokenInPath } from "./schema";

const messages = (given: Record<string, string>) =>
  shareByMailInput
    .safeParse({ reference: "INV-1", email: "pia@books.example", ...given })
    .error?.issues.map(({ message }) => message) ?? [];

test.each([
  ["a@b.example, c@d.example", "email_several"],
  ["a@b.example;c@d.example", "email_several"],
  ["", "email_missing"],
  ["a@b.example\r\nBcc: c@d.example", "email_malformed"],
  ["<a@b.example>", "email_malformed"],
  ['"a b"@c.example', "email_malformed"],
  ["a@b＠c.example", "email_malformed"],
  ["a@(x)b.example", "email_malformed"],
])("[INV-7, S5] %j is refused: %s", (email, message) => {
  expect(messages({ email })).toEqual([message]);
});

test.each([
  ["For March.\r\nThanks", "For March.\nThanks"],
  ["  ", null],
  ["<script>alert(1)</script>", "<script>alert(1)</script>"],
  ["x".repeat(500), "x".repeat(500)],
])("[INV-7] the note %j is kept as %j", (note, kept) => {
  expect(shareByMailInput.parse({ reference: "INV-1", email: "a@b.example", note }).note).toBe(kept);
});

test.each([
  ["x".repeat(501), "too_long"],
  ["a\u0007b", "note_malformed"],
  ["a\u202eb", "note_malformed"],
])("[INV-7] the note %j is refused", (note, message) => {
  expect(messages({ note })).toEqual([message]);
});

test.each([
  ["x".repeat(43), true],
  ["x".repeat(42), false],
  ["x".repeat(44), false],
  [`${"x".repeat(42)}/`, false],
])("[INV-7] %j is an address's token: %s", (segment, isOne) => {
  expect(tokenInPath(segment) !== null).toBe(isOne);
});
