import { type Refusal, refused } from "@/lib/platform/decision";
import type { AddressFormat, AddressPart, PostalAddress } from "./types";

export const ADDRESS_FIELDS = [
  "company",
  "name",
  "email",
  "phone",
  "line1",
  "line2",
  "postalCode",
  "city",
  "region",
  "country",
] as const satisfies readonly (keyof PostalAddress)[];

/**
 * What is wrong with an address for its country, by field [CON-5]: required parts, the postal code's form, a region that
 * the country lists and that the postal code is of.
 */
export function addressProblems(format: AddressFormat, address: PostalAddress): Readonly<Record<string, Refusal>> {
  const missing = format.required
    .filter((part) => !address[part])
    .map((part): [string, Refusal] => [part, refused("addresses.part_missing")]);
  const nobody = address.company || address.name ? [] : [["name", refused("addresses.nobody")] as [string, Refusal]];
  return Object.fromEntries([
    ...missing,
    ...nobody,
    ...regionProblem(format, address),
    ...postalProblem(format, address),
  ]);
}

function regionProblem({ regions }: AddressFormat, { region }: PostalAddress): [string, Refusal][] {
  if (!region || regions.length === 0 || regions.some(({ code }) => code === region)) return [];
  return [["region", refused("addresses.region_unknown")]];
}

function postalProblem({ postal, regions }: AddressFormat, { postalCode, region }: PostalAddress): [string, Refusal][] {
  if (!postal || !postalCode) return [];
  if (!whole(postal.pattern).test(postalCode))
    return [
      [
        "postalCode",
        postal.example
          ? refused("addresses.postal_malformed", { params: { example: postal.example } })
          : refused("addresses.postal_malformed_plain"),
      ],
    ];
  const beginning = regions.find(({ code }) => code === region);
  if (!beginning?.postal || new RegExp(`^(?:${beginning.postal})`, "i").test(postalCode)) return [];
  return [["postalCode", refused("addresses.postal_elsewhere", { params: { region: beginning.name } })]];
}

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, "i");

/** Without what the country's addresses do not have, so that nothing stays behind unseen when the country changes. */
export function fitted(format: AddressFormat, address: PostalAddress): PostalAddress {
  const has = (part: AddressPart): boolean => format.rows.some((row) => row.includes(part));
  return {
    ...address,
    postalCode: has("postalCode") ? (address.postalCode?.toUpperCase() ?? null) : null,
    city: has("city") ? address.city : null,
    region: has("region") ? address.region : null,
  };
}

/** The lines of a letter, in the country's order and without the country's own name. */
export function addressLines(format: AddressFormat, address: PostalAddress): string[] {
  const values: Record<string, string | null> = {
    O: address.company,
    N: address.name,
    Z: address.postalCode,
    C: address.city,
    S: address.region,
    A: [address.line1, address.line2].filter(Boolean).join("\n"),
  };
  return (
    format.layout
      .split("%n")
      .map((line) => line.replace(/%([A-Z])/g, (_, letter: string) => values[letter] ?? "").trim())
      // What only joins parts that are not there: "SE-", a comma.
      .filter((line, index) => line && hasValue(format.layout.split("%n")[index] ?? "", values))
      .flatMap((line) => line.split("\n"))
  );
}

const hasValue = (line: string, values: Record<string, string | null>): boolean =>
  [...line.matchAll(/%([A-Z])/g)].some(([, letter]) => values[letter ?? ""]);
