import { rateInThousandths } from "@/lib/catalog/pricing/rules";
import type { PriceEntry, Tier } from "@/lib/catalog/pricing/types";
import type { PriceKind } from "@/lib/catalog/types";
import type { PlainDate } from "@/lib/platform/dates";
import { allowed, type Decision, type Refusal, refused } from "@/lib/platform/decision";
import { money, toDecimal } from "@/lib/platform/money";
import { parseTypedMoney } from "@/lib/platform/typed-money";

export const priceBooksPath = (): string => "/desk/price-books";
export const newPriceBookPath = (): string => `${priceBooksPath()}/new`;
export const priceBookPath = (id: string): string => `${priceBooksPath()}/${id}`;
export const pricePath = (book: string, product?: string, kind?: PriceKind): string => {
  const search = new URLSearchParams({ ...(product ? { product } : {}), ...(kind ? { kind } : {}) });
  return `${priceBookPath(book)}/prices${search.size > 0 ? `?${search}` : ""}`;
};

export const PRICE_KINDS = ["per_unit", "tiered", "flat", "percent_of_rest"] as const satisfies readonly PriceKind[];
/** In one form. */
export const MOST_TIERS = 20;
const MOST_UNITS = 1_000_000;
/** Hundredths of a percent. */
const MOST_POINTS = 1_000_000;

interface BookDays {
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
}

/** Whether a book may still be changed: one that has ended is what was, and stays. */
export const canChangeBook = ({ validTo }: BookDays, today: PlainDate): Decision =>
  validTo !== null && validTo < today ? refused("prices.ended", { params: { day: validTo } }) : allowed;

/** What is wrong with a book's days, by field; days that have been are not told otherwise. */
export function faultsInDays(
  { validFrom, validTo }: BookDays,
  saved: Pick<BookDays, "validFrom"> | null,
  today: PlainDate,
): Readonly<Record<string, Refusal>> {
  const begins = saved && saved.validFrom <= today ? saved.validFrom : null;
  const first = begins ?? today;
  return {
    ...(validFrom < first ? { validFrom: refused("prices.begins_in_past", { params: { day: today } }) } : {}),
    ...(begins && validFrom !== begins ? { validFrom: refused("prices.begun", { params: { day: begins } }) } : {}),
    ...(validTo !== null && (validTo < validFrom || validTo < today)
      ? { validTo: refused("prices.ends_too_early", { params: { day: validFrom > today ? validFrom : today } }) }
      : {}),
  };
}

/** Percent on top of prices as it is kept: null for none. */
export function readTaxRate(typed: string): { rate: string | null } | { fault: Refusal } {
  if (typed === "") return { rate: null };
  const rate = typed.replace(",", ".").replace(/\s*%$/, "");
  try {
    if (rateInThousandths(rate) <= 100_000n) return { rate };
  } catch {
    // Said below.
  }
  return { fault: refused("prices.tax_malformed") };
}

/** A price as it is kept: what its kind does not have is null or none. */
export type KeptPrice = Omit<PriceEntry, "productId" | "name">;

interface TypedPrice {
  readonly kind: PriceKind;
  readonly needsApproval: boolean;
  /** By field: `price`; `from1`, `price1` and so on; `percent`; `most`. */
  readonly typed: Readonly<Record<string, string>>;
}

/** Reads a price as it was typed. @returns the price, or what is wrong beside each field */
export function readPrice(
  { kind, needsApproval, typed }: TypedPrice,
  { currency, locale }: { readonly currency: string; readonly locale: string },
): { price: KeptPrice } | { faults: Readonly<Record<string, Refusal>> } {
  const faults: Record<string, Refusal> = {};
  const amount = (field: string): bigint => {
    const read = parseTypedMoney(typed[field] ?? "", currency, locale);
    if (read && read.minor >= 0n) return read.minor;
    faults[field] = refused("prices.amount_malformed", { params: { currency } });
    return 0n;
  };
  const price: KeptPrice = {
    ...{ kind, needsApproval, basisPoints: null, monthlyMinor: null, tiers: [] },
    mostQuantity: typed.most ? unitsIn(typed.most, "most", faults) : null,
    ...(kind === "tiered" ? { tiers: tiersIn(typed, amount, faults) } : {}),
    ...(kind === "percent_of_rest" ? { basisPoints: pointsIn(typed.percent ?? "", faults) } : {}),
    ...(kind === "per_unit" || kind === "flat" ? { monthlyMinor: amount("price") } : {}),
  };
  return Object.keys(faults).length > 0 ? { faults } : { price };
}

function unitsIn(text: string, field: string, faults: Record<string, Refusal>): number {
  const units = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (units < 1 || units > MOST_UNITS)
    faults[field] = refused("prices.units_malformed", { params: { most: MOST_UNITS } });
  return units;
}

function tiersIn(
  typed: TypedPrice["typed"],
  amount: (field: string) => bigint,
  faults: Record<string, Refusal>,
): readonly Tier[] {
  const tiers: Tier[] = [];
  for (let nth = 1; nth <= MOST_TIERS; nth += 1) {
    const [from, price] = [`from${nth}`, `price${nth}`];
    if (!typed[from] && !typed[price]) continue;
    const fromQuantity = unitsIn(typed[from] ?? "", from, faults);
    if (fromQuantity > 0 && tiers.some((tier) => tier.fromQuantity === fromQuantity))
      faults[from] = refused("prices.from_twice");
    tiers.push({ fromQuantity, monthlyMinor: amount(price) });
  }
  if (tiers.length === 0) faults.from1 = refused("prices.tiers_missing");
  return [...tiers].sort((left, right) => left.fromQuantity - right.fromQuantity);
}

function pointsIn(text: string, faults: Record<string, Refusal>): number {
  const [, whole = "", part = ""] = /^(\d{1,5})(?:[.,](\d{1,2}))?\s*%?$/.exec(text) ?? [];
  const points = Number(whole) * 100 + Number(part.padEnd(2, "0"));
  if (whole === "" || points > MOST_POINTS) faults.percent = refused("prices.percent_malformed");
  return points;
}

/** A kept price as its form shows it. */
export function typedPrice(price: KeptPrice, currency: string): Readonly<Record<string, string>> {
  const { monthlyMinor, basisPoints, mostQuantity, tiers } = price;
  const amount = (minor: bigint): string => toDecimal(money(minor, currency));
  const steps = [...tiers].sort((left, right) => left.fromQuantity - right.fromQuantity);
  return {
    ...(monthlyMinor === null ? {} : { price: amount(monthlyMinor) }),
    ...(basisPoints === null ? {} : { percent: String(basisPoints / 100) }),
    ...(mostQuantity === null ? {} : { most: String(mostQuantity) }),
    ...Object.fromEntries(
      steps.flatMap((tier, index) => [
        [`from${index + 1}`, String(tier.fromQuantity)],
        [`price${index + 1}`, amount(tier.monthlyMinor)],
      ]),
    ),
  };
}

/** A price in one line, the same for ever, for the audit log. */
export function priceInWords(price: KeptPrice, currency: string): string {
  const { kind, mostQuantity, needsApproval } = price;
  const { percent, price: one, ...rest } = typedPrice(price, currency);
  const steps = price.tiers.map((_, index) => `${rest[`from${index + 1}`]}: ${rest[`price${index + 1}`]}`);
  const said = kind === "tiered" ? steps.join(", ") : kind === "percent_of_rest" ? `${percent} %` : (one ?? "");
  const limits = [
    ...(mostQuantity === null ? [] : [`max ${mostQuantity}`]),
    ...(needsApproval ? ["on agreement"] : []),
  ];
  return [`${said} ${kind === "percent_of_rest" ? "" : currency}`.trim(), ...limits].join("; ");
}
