import { stdnum } from "stdnum";
import { type Refusal, refused } from "@/lib/platform/decision";
import type { GroupNumbers } from "./types";

/** Which of a country's numbers is the one for VAT; the library names each as the country does. */
const VAT: Readonly<Record<string, string>> = {
  AT: "uid",
  BE: "vat",
  BG: "vat",
  CH: "vat",
  CY: "vat",
  CZ: "dic",
  DE: "vat",
  DK: "cvr",
  EE: "kmkr",
  ES: "nif",
  FI: "alv",
  FR: "tva",
  GB: "vat",
  GR: "vat",
  HR: "oib",
  HU: "anum",
  IE: "vat",
  IS: "vsk",
  IT: "iva",
  LT: "pvm",
  LU: "tva",
  LV: "pvn",
  MT: "vat",
  NL: "btw",
  NO: "mva",
  PL: "nip",
  PT: "nif",
  RO: "cif",
  SE: "vat",
  SI: "ddv",
  SK: "dph",
};

/** Which of a country's numbers names a company, where its form is public. */
const REGISTRATION: Readonly<Record<string, string>> = {
  DK: "cvr",
  FI: "ytunnus",
  FR: "siren",
  NO: "orgnr",
  SE: "orgnr",
  US: "ein",
};

/** Prefixes of VAT numbers that are not the country's own code: Greece and Northern Ireland. */
const PREFIXED: Readonly<Record<string, string>> = { EL: "GR", XI: "GB" };

const bare = (text: string): string => text.toUpperCase().replace(/[\s.-]/g, "");

/** A VAT number begins with its country's prefix, and its check digits are right where they are public [BIL-2]. */
export function vatProblem(vatNumber: string): Refusal | null {
  const prefix = bare(vatNumber).slice(0, 2);
  if (!/^[A-Z]{2}$/.test(prefix)) return refused("billing.vat_no_country");
  const country = PREFIXED[prefix] ?? prefix;
  const kind = VAT[country];
  if (!kind) return refused("billing.vat_unknown_country", { params: { prefix } });
  // Most of the library's checks know the prefix; Northern Ireland's is theirs under another name.
  const number = prefix === "XI" ? `GB${bare(vatNumber).slice(2)}` : bare(vatNumber);
  return isValid(country, kind, number) ? null : refused("billing.vat_malformed", { params: { prefix } });
}

/** A company's registration number, where its country's form is public; elsewhere anything goes [BIL-2]. */
export function registrationProblem(registrationNumber: string, country: string): Refusal | null {
  const kind = REGISTRATION[country];
  if (!kind || isValid(country, kind, registrationNumber)) return null;
  return refused("billing.registration_malformed", { params: { country } });
}

function isValid(country: string, kind: string, number: string): boolean {
  const validator = (stdnum as Record<string, Record<string, { validate: (value: string) => { isValid: boolean } }>>)[
    country
  ]?.[kind];
  try {
    return validator?.validate(number).isValid ?? true;
  } catch {
    // Some of the library's checks take for granted that digits follow: "NL" alone makes one throw.
    return false;
  }
}

/** What is wrong with the numbers, by field. */
export function numberProblems(
  { vatNumber, registrationNumber }: GroupNumbers,
  country: string,
): Readonly<Record<string, Refusal>> {
  const vat = vatNumber ? vatProblem(vatNumber) : null;
  const registration = registrationNumber ? registrationProblem(registrationNumber, country) : null;
  return {
    ...(vat ? { vatNumber: vat } : {}),
    ...(registration ? { registrationNumber: registration } : {}),
  };
}

/** As it is saved: a VAT number without the signs it was grouped with. */
export const normalNumbers = (numbers: GroupNumbers): GroupNumbers => ({
  ...numbers,
  vatNumber: numbers.vatNumber ? bare(numbers.vatNumber) : null,
});
