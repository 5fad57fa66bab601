import type { PriceKind } from "@/lib/catalog/types";
import { renewalWindow } from "@/lib/contracts/renewal/rules";
import type { InvoiceDraft, LineDraft } from "@/lib/invoices/types";
import { addDays, type PlainDate } from "@/lib/platform/dates";
import { formatPlainDate } from "@/lib/platform/format";
import { type Money, toDecimal } from "@/lib/platform/money";
import { quotePath } from "../rules";

/** An invoice that comes of an order is due so many days after it is issued. */
export const DAYS_TO_PAY = 30;

const MONTHS_IN = { monthly: 1n, quarterly: 3n, annual: 12n } as const;

/** Where it leads once it is signed. */
export const acceptedPath = (number: string): string => `${quotePath(number)}?accepted=1`;

/** The service's first day: as quoted, or the day of signing. `today` in the seller entity's zone. */
export const firstDay = (startsOn: PlainDate | null, today: PlainDate): PlainDate => startsOn ?? today;

/**
 * What is invoiced when it is signed: all of it where the service has begun by then; what begins later comes with the
 * regular invoices [QUO-2]. Null: nothing.
 */
export function dueNow(
  { startsOn, total }: { readonly startsOn: PlainDate | null; readonly total: Money },
  today: PlainDate,
): { total: Money; dueOn: PlainDate } | null {
  if (firstDay(startsOn, today) > today || total.minor === 0n) return null;
  return { total, dueOn: addDays(today, DAYS_TO_PAY) };
}

/** What a line is billed a period from then on: of one unit, or of the whole line where the price is of no unit. */
export function billedAs(
  {
    kind,
    quantity,
    monthlyMinor,
  }: { readonly kind: PriceKind; readonly quantity: number; readonly monthlyMinor: bigint },
  frequency: keyof typeof MONTHS_IN,
): { quantity: number; unitPriceMinor: bigint } {
  const isOfUnit = kind === "tiered" || kind === "per_unit";
  return { quantity: isOfUnit ? quantity : 1, unitPriceMinor: monthlyMinor * MONTHS_IN[frequency] };
}

interface BilledLine {
  readonly description: string;
  readonly details: string;
  readonly amount: Money;
}

/** The lines and the tax of the invoice; what they come to is what the quote says, to the minor unit. */
export function invoiceLines(
  lines: readonly BilledLine[],
  { taxRate, net, tax }: { readonly taxRate: string | null; readonly net: Money; readonly tax: Money },
): Pick<InvoiceDraft, "lines" | "taxes"> {
  const taxCategory = taxRate === null ? "O" : "S";
  return {
    lines: lines.map(({ description, details, amount }, index): LineDraft => {
      const decimal = toDecimal(amount);
      return {
        ...{ position: String(index + 1), description, details, quantity: "1", unit: null, unitPrice: decimal },
        ...{ amountMinor: amount.minor, taxRate, taxCategory },
      };
    }),
    taxes:
      taxRate === null
        ? []
        : [{ category: "S", rate: taxRate, baseMinor: net.minor, amountMinor: tax.minor, exemption: null }],
  };
}

/**
 * What whoever signs agrees to besides: that the contract which the quote makes renews when it ends, and from when to when that
 * can be turned off, as the sentence takes it in a language [QUO-2, REN-2]. Null where it extends a contract: that renews or
 * not as it did.
 */
export function renewalDates(
  { newContractNumber, endsOn }: { readonly newContractNumber: string | null; readonly endsOn: PlainDate },
  locale: string,
): { ends: string; opens: string; closes: string } | null {
  if (newContractNumber === null) return null;
  const { opens, closes } = renewalWindow(endsOn);
  const inWords = (day: PlainDate): string => formatPlainDate(day, locale, "long");
  return { ends: inWords(endsOn), opens: inWords(opens), closes: inWords(closes) };
}
