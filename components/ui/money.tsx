import { formatMoney } from "@/lib/platform/format";

export interface MoneyProps {
  value: { minor: bigint; currency: string };
  /** The reader's, e.g. `sv-SE`. */
  locale: string;
}

/** An amount with its currency, in figures of equal width. */
export function Money({ value, locale }: MoneyProps) {
  return <span className="money">{formatMoney(value, locale)}</span>;
}
