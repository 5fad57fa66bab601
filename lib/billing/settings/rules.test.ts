import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalNumbers, numberProblems, registrationProblem, vatProblem } from "./rules";

describe("a VAT number", () => {
  test.each([
    "SE556677889901",
    "SE 556677-8899 01",
    "DE136695976",
    "FR40303265045",
    "NO995525828MVA",
    "GB980780684",
    "XI980780684",
    "DK13585628",
    "FI20774740",
    "NL004495445B01",
    "IT00743110157",
    "ESA13585625",
    "ATU13585627",
    "EL094259216",
    "se556677889901",
  ])("[BIL-2] %s is right by its prefix's own rule", (number) => {
    expect(vatProblem(number)).toBeNull();
  });

  test.each([
    ["556677889901", "billing.vat_no_country"],
    ["", "billing.vat_no_country"],
    ["US123456789", "billing.vat_unknown_country"],
    ["ZZ123", "billing.vat_unknown_country"],
    ["SE556677889902", "billing.vat_malformed"],
    ["SE559911223301", "billing.vat_malformed"], // its check digit is another
    ["SE55667788990", "billing.vat_malformed"],
    ["DE136695977", "billing.vat_malformed"],
    ["GB980780685", "billing.vat_malformed"],
  ])("[BIL-2] %s is refused: %s", (number, reason) => {
    expect(vatProblem(number)?.reason).toBe(reason);
  });

  test("[BIL-2] is saved without the signs it was grouped with", () => {
    const numbers = { poNumber: " 4 500-1", vatNumber: "se 556677-8899 01", registrationNumber: "556677-8899" };
    expect(normalNumbers(numbers)).toEqual({ ...numbers, vatNumber: "SE556677889901" });
  });

  test("[BIL-2] a country's prefix alone is not well formed, in any country", () => {
    for (const prefix of ["NL", "nl ", "SE", "DE", "GB", "XI", "EL", "FR", "IT", "ES", "IE", "PL", "NO", "CH"])
      expect(vatProblem(prefix)?.reason, prefix).toBe("billing.vat_malformed");
  });

  test("[BIL-2] whatever is typed, there is an answer", () => {
    fc.assert(fc.property(fc.string({ maxLength: 40 }), (text) => void vatProblem(text)));
  });
});

describe("a registration number", () => {
  test("[BIL-2] is checked where the country's form is public, and taken as it is elsewhere", () => {
    expect(registrationProblem("556677-8899", "SE")).toBeNull();
    expect(registrationProblem("556677-8898", "SE")?.reason).toBe("billing.registration_malformed");
    expect(registrationProblem("94-1234567", "US")).toBeNull();
    expect(registrationProblem("anything 1", "BR")).toBeNull();
  });

  test("[BIL-2] each number's fault stands beside its own field", () => {
    const numbers = { poNumber: null, vatNumber: "SE1", registrationNumber: "1" };
    expect(Object.keys(numberProblems(numbers, "SE"))).toEqual(["vatNumber", "registrationNumber"]);
    expect(numberProblems({ poNumber: "x", vatNumber: null, registrationNumber: null }, "SE")).toEqual({});
  });
});
