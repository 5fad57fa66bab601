import { plainDate } from "@/lib/platform/dates";

/** UNTDID 1001 as EN 16931 allows it, by what the document becomes here. */
const INVOICES =
  "71 80 82 84 102 130 202 203 204 211 218 219 295 325 326 331 380 382 383 384 385 386 387 388 389 390 393 394 395 456 457 471 472 473 500 501 527 553 575 623 633 751 780 817 870 875 876 877 935";
const CREDIT_NOTES = "81 83 261 262 296 308 381 396 420 458 502 503 532";
const KINDS: ReadonlyMap<string, "invoice" | "credit_memo"> = new Map([
  ...INVOICES.split(" ").map((code) => [code, "invoice"] as const),
  ...CREDIT_NOTES.split(" ").map((code) => [code, "credit_memo"] as const),
]);

/** Null for a code that is no invoice's and no credit note's. */
export const kindOfType = (code: string): "invoice" | "credit_memo" | null => KINDS.get(code) ?? null;

/** UN/ECE recommendation 20 and 21, as people say it: one, several. Others stay as their code. */
const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  C62: ["piece", "pieces"],
  EA: ["piece", "pieces"],
  H87: ["piece", "pieces"],
  XPP: ["piece", "pieces"],
  NAR: ["article", "articles"],
  SET: ["set", "sets"],
  PR: ["pair", "pairs"],
  XBX: ["box", "boxes"],
  XPK: ["package", "packages"],
  SEC: ["second", "seconds"],
  MIN: ["minute", "minutes"],
  HUR: ["hour", "hours"],
  DAY: ["day", "days"],
  WEE: ["week", "weeks"],
  MON: ["month", "months"],
  QAN: ["quarter", "quarters"],
  ANN: ["year", "years"],
  GRM: ["g", "g"],
  KGM: ["kg", "kg"],
  TNE: ["t", "t"],
  MMT: ["mm", "mm"],
  CMT: ["cm", "cm"],
  MTR: ["m", "m"],
  KMT: ["km", "km"],
  MTK: ["m²", "m²"],
  MTQ: ["m³", "m³"],
  LTR: ["l", "l"],
  KWH: ["kWh", "kWh"],
  MWH: ["MWh", "MWh"],
  KWT: ["kW", "kW"],
  P1: ["%", "%"],
  E34: ["GB", "GB"],
  AD: ["byte", "bytes"],
  LS: ["lump sum", "lump sums"],
};

export function unitName(code: string | undefined, quantity: string): string | null {
  if (code === undefined) return null;
  const names = UNITS[code];
  if (!names) return code;
  return quantity === "1" ? names[0] : names[1];
}

/** The commonest reasons of UNTDID 5189 (allowances) and 7161 (charges). */
const REASONS: Readonly<Record<string, string>> = {
  "41": "Bonus for works ahead of schedule",
  "42": "Other bonus",
  "60": "Manufacturer's consumer discount",
  "62": "Due to military status",
  "63": "Due to work accident",
  "64": "Special agreement",
  "65": "Production error discount",
  "66": "New outlet discount",
  "67": "Sample discount",
  "68": "End-of-range discount",
  "70": "Incoterm discount",
  "71": "Point of sales threshold allowance",
  "88": "Material surcharge or deduction",
  "95": "Discount",
  "100": "Special rebate",
  "102": "Fixed long term",
  "103": "Temporary",
  "104": "Standard",
  "105": "Yearly turnover",
  AA: "Advertising",
  ABL: "Additional packaging",
  ADR: "Other services",
  ADT: "Pick-up",
  CG: "Cleaning",
  FC: "Freight service",
  FI: "Financing",
  IN: "Insurance",
  LA: "Labelling",
  PC: "Packing",
  RAA: "Rush order",
  SH: "Special handling",
  TX: "Tax",
  ZZZ: "Mutually defined",
};

export const reasonOfCode = (code: string | undefined): string | null =>
  code === undefined ? null : (REASONS[code] ?? null);

/** UNTDID 4461: how it is paid where not by a transfer. */
const OTHER_MEANS: Readonly<Record<string, string>> = {
  "10": "Paid in cash",
  "20": "Paid by cheque",
  "48": "Paid by card",
  "49": "Paid by direct debit",
  "54": "Paid by credit card",
  "55": "Paid by debit card",
  "59": "Paid by SEPA direct debit",
  "97": "Cleared between partners",
};

/** Null for a transfer, or for what does not say. */
export const otherMeans = (code: string | undefined): string | null =>
  code === undefined ? null : (OTHER_MEANS[code] ?? null);

/** The zone of a country's capital, in and around Europe. */
const ZONES: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "AT Vienna,BE Brussels,BG Sofia,CH Zurich,CZ Prague,DE Berlin,DK Copenhagen,EE Tallinn,ES Madrid,FI Helsinki," +
    "FR Paris,GB London,GR Athens,HR Zagreb,HU Budapest,IE Dublin,IT Rome,LI Vaduz,LT Vilnius,LU Luxembourg,LV Riga," +
    "MT Malta,NL Amsterdam,NO Oslo,PL Warsaw,PT Lisbon,RO Bucharest,SE Stockholm,SI Ljubljana,SK Bratislava"
  )
    .split(",")
    .map((entry) => [entry.slice(0, 2), `Europe/${entry.slice(3)}`]),
);
const FURTHER_ZONES: Readonly<Record<string, string>> = {
  CY: "Asia/Nicosia",
  IS: "Atlantic/Reykjavik",
  US: "America/New_York",
};

/** IANA; UTC for the rest of the world. */
export const zoneOfCountry = (country: string): string => ZONES[country] ?? FURTHER_ZONES[country] ?? "UTC";

/** A day of these centuries: what is counted from it stays a day with four digits of year. */
export function isExistingDay(text: string): boolean {
  try {
    return /^(19|20|21)/.test(text) && plainDate(text) === text;
  } catch {
    return false;
  }
}
