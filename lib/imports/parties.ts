import type { UblParty } from "./schema";

/** A name for a party, as the table of external ids holds it. */
export interface Identifier {
  readonly scheme: string;
  readonly value: string;
}

/** By what a party is known, the surest first. */
export interface Identifiers {
  /** VAT and legal registration numbers: one company each, whatever it calls itself. */
  readonly sure: readonly Identifier[];
  /** Addresses and numbers that several companies may share: they count together with the name. */
  readonly shared: readonly Identifier[];
  /** Country, name and place, for who has no number at all. */
  readonly place: Identifier;
}

const NAME_LENGTH = 500;
const SHORTEST_NUMBER = 4;

const bare = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
const named = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** "n/a" and "0" are nobody's number. */
const isNumber = (value: string): boolean => value.length >= SHORTEST_NUMBER && /[1-9]/.test(value);

/**
 * What a file says by which the party can be known again.
 * @param numberedBy whose customer numbers identifications without a scheme are
 */
export function identifiersOf(party: UblParty, numberedBy: string): Identifiers {
  const { vat, registration, endpoint, identifications, country } = party;
  const name = named(party.name.value);
  const shared = (scheme: string, value: string): Identifier => ({ scheme, value: `${bare(value)}|${name}` });
  return {
    sure: [
      ...(vat ? [{ scheme: "vat", value: withCountry(bare(vat.value), country.value) }] : []),
      ...(registration
        ? [
            {
              scheme: `registration:${registration.scheme ?? country.value}`,
              // "DK 12345678" and "12345678" are one number of one register.
              value: withoutCountry(bare(registration.value), country.value),
            },
          ]
        : []),
    ].filter(({ value }) => isNumber(value)),
    shared: [
      ...(endpoint ? [shared(`endpoint:${endpoint.scheme ?? "?"}`, endpoint.value)] : []),
      ...identifications
        // A bank's number for direct debits, not the party's.
        .filter(({ scheme }) => scheme !== "SEPA")
        .map(({ scheme, value }) => shared(scheme ? `party:${scheme}` : `number:${numberedBy}`, value)),
    ].filter(({ value }) => !value.startsWith("|") && !value.startsWith("NA|")),
    place: { scheme: "place", value: placeOf(party, name) },
  };
}

const withCountry = (vat: string, country: string): string => (/^[A-Z]{2}/.test(vat) ? vat : `${country}${vat}`);
const withoutCountry = (number: string, country: string): string =>
  number.startsWith(country) ? number.slice(country.length) : number;

const placeOf = ({ country, postalCode, street }: UblParty, name: string): string =>
  [country.value, name, bare(postalCode?.value ?? ""), named(street?.value ?? "")].join("|").slice(0, NAME_LENGTH);

/** A word for a contract's made-up number: the customer's registration, address or name, without odd characters. */
export function shortNameOf({ registration, vat, endpoint, identifications, name }: UblParty): string {
  const known = registration ?? vat ?? endpoint ?? identifications[0] ?? name;
  const word = known.value
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 24);
  return word.length > 0 ? word : "customer";
}
