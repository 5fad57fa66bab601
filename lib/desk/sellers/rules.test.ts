import fc from "fast-check";
import { expect, test } from "vitest";
import { isMistypedIban, lastOf } from "./rules";

test.each([
  ["SE45 5000 0000 0583 9825 7466", false],
  ["SE45 5000 0000 0583 9825 7467", true],
  ["GB82WEST12345698765432", false],
  ["gb82 west 1234 5698 7654 32", false],
  ["GB82WEST1234569876543", true],
  ["SE45", true], // too short to be one
  ["000123456789", false], // as the US writes them
  ["5839-8257466", false],
])("[DSK-4] %s is a mistyped IBAN: %s", (text, mistyped) => {
  expect(isMistypedIban(text)).toBe(mistyped);
});

test("[DSK-4] any one digit typed wrong is found", () => {
  const iban = "SE4550000000058398257466";
  fc.assert(
    fc.property(fc.integer({ min: 4, max: iban.length - 1 }), fc.integer({ min: 0, max: 9 }), (at, digit) => {
      const other = `${iban.slice(0, at)}${digit}${iban.slice(at + 1)}`;
      return isMistypedIban(other) === (other !== iban);
    }),
  );
});

test("[DSK-4] a log names an account by its end", () => {
  expect(lastOf("SE45 5000 0000 0583 9825 7466")).toBe("…7466");
});
