import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressFormat, countryCodes } from "./formats";
import { addressLines, addressProblems, fitted } from "./rules";
import type { AddressFormat, PostalAddress } from "./types";

const of = (country: string): AddressFormat => {
  const format = addressFormat(country);
  if (!format) throw new Error(country);
  return format;
};

const address = (given: Partial<PostalAddress>): PostalAddress => ({
  ...{ company: "Acme", name: null, email: null, phone: null, line1: "Street 1", line2: null },
  ...{ postalCode: null, city: null, region: null, country: "SE" },
  ...given,
});

const problems = (given: Partial<PostalAddress>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(addressProblems(of(given.country ?? "SE"), address(given))).map(([field, { reason }]) => [
      field,
      reason,
    ]),
  );

describe("an address by its country", () => {
  test.each<[string, Partial<PostalAddress>, Record<string, string>]>([
    ["Swedish", { country: "SE", postalCode: "111 35", city: "Stockholm" }, {}],
    ["Swedish, code unspaced", { country: "SE", postalCode: "11135", city: "Stockholm" }, {}],
    [
      "Swedish, code short",
      { country: "SE", postalCode: "1113", city: "Stockholm" },
      { postalCode: "addresses.postal_malformed" },
    ],
    [
      "Swedish, nothing",
      { country: "SE", line1: "" },
      { line1: "addresses.part_missing", city: "addresses.part_missing", postalCode: "addresses.part_missing" },
    ],
    ["US", { country: "US", postalCode: "94102", city: "San Francisco", region: "CA" }, {}],
    ["US, ZIP+4", { country: "US", postalCode: "94102-1234", city: "San Francisco", region: "CA" }, {}],
    [
      "US, no state",
      { country: "US", postalCode: "94102", city: "San Francisco" },
      { region: "addresses.part_missing" },
    ],
    [
      "US, no such state",
      { country: "US", postalCode: "94102", city: "SF", region: "XX" },
      { region: "addresses.region_unknown" },
    ],
    [
      "US, another state's ZIP",
      { country: "US", postalCode: "10013", city: "SF", region: "CA" },
      { postalCode: "addresses.postal_elsewhere" },
    ],
    ["British, lower case", { country: "GB", postalCode: "ec1y 8sy", city: "London" }, {}],
    ["Irish without an Eircode", { country: "IE", city: "Dublin" }, {}],
    ["Hong Kong without a city", { country: "HK", region: "Kowloon" }, {}],
    [
      "of nobody",
      { country: "SE", company: null, postalCode: "111 35", city: "Stockholm" },
      { name: "addresses.nobody" },
    ],
  ])("[CON-5] %s", (_, given, expected) => {
    expect(problems(given)).toEqual(expected);
  });

  test("[CON-5] asks for the parts in the country's order", () => {
    expect(of("SE").rows).toEqual([["line1"], ["line2"], ["postalCode", "city"]]);
    expect(of("US").rows).toEqual([["line1"], ["line2"], ["city", "region", "postalCode"]]);
    expect(of("GB").rows).toEqual([["line1"], ["line2"], ["city"], ["postalCode"]]);
    expect(of("SE").words.postalCode).toBe("postal");
    expect(of("US").words.postalCode).toBe("zip");
  });

  test("[CON-5] is written as the country writes it", () => {
    const stockholm = address({ name: "Ada", postalCode: "111 35", city: "Stockholm" });
    expect(addressLines(of("SE"), stockholm)).toEqual(["Acme", "Ada", "Street 1", "SE-111 35 Stockholm"]);
    const york = address({ country: "US", line2: "Floor 2", postalCode: "10013", city: "New York", region: "NY" });
    expect(addressLines(of("US"), york)).toEqual(["Acme", "Street 1", "Floor 2", "New York, NY 10013"]);
  });

  test("[CON-5] keeps no part that the country does not have", () => {
    const moved = fitted(of("SE"), address({ postalCode: "se1 1ab", city: "Stockholm", region: "CA" }));
    expect([moved.region, moved.postalCode]).toEqual([null, "SE1 1AB"]);
  });

  test("[CON-5] every country's data can be read, and its own example is right", () => {
    for (const country of countryCodes) {
      const format = of(country);
      expect([country, format.rows.flat().includes("line1")]).toEqual([country, true]);
      const example = format.postal?.example;
      if (!example) continue;
      const found = addressProblems(format, address({ country, postalCode: example }));
      expect([country, found.postalCode]).toEqual([country, undefined]);
    }
  });

  test("[CON-5, P4] whatever is typed, an answer comes at once", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...countryCodes),
        fc.string({ maxLength: 20 }),
        fc.string({ maxLength: 20 }),
        (country, postalCode, region) => {
          addressProblems(of(country), address({ country, postalCode, region }));
          expect(addressLines(of(country), address({ country, postalCode })).join("")).toContain("Street 1");
        },
      ),
    );
  });

  test("[CON-5] what is no country has no form", () => {
    expect(addressFormat("ZZ")).toBeNull();
    expect(addressFormat("../package")).toBeNull();
  });
});
