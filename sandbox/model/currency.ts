import { invalid } from "../http/fault";

const ZERO_DECIMAL = "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" ");
const THREE_DECIMAL = "bhd jod kwd omr tnd".split(" ");
/** Written with two decimals that are always zero. */
const WHOLE_UNITS = ["isk", "ugx"];

/** The least that Stripe charges, in its units; half a dollar's worth of the rest, which nobody here knows. */
const LEAST: Readonly<Record<string, number>> = {
  usd: 50,
  eur: 50,
  chf: 50,
  gbp: 30,
  sek: 300,
  nok: 300,
  dkk: 250,
  jpy: 50,
  pln: 200,
  czk: 1500,
  huf: 17500,
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  hkd: 400,
  inr: 50,
  mxn: 1000,
  myr: 200,
  nzd: 50,
  ron: 200,
  sgd: 50,
  thb: 1000,
};
const MOST = 99_999_999;

/** How many digits stand behind the decimal point in Stripe's amounts. */
export function decimalsOf(currency: string): number {
  if (ZERO_DECIMAL.includes(currency)) return 0;
  return THREE_DECIMAL.includes(currency) ? 3 : 2;
}

/** Refuses what Stripe does not charge. @throws naming the parameter. */
export function checkAmount(amount: number, currency: string, param: string): void {
  const least = LEAST[currency] ?? 1;
  if (amount < least)
    throw invalid(`Amount must be at least ${asDecimal(least, currency)} ${currency}`, {
      code: "amount_too_small",
      param,
    });
  if (amount > MOST)
    throw invalid(`Amount must be no more than ${asDecimal(MOST, currency)} ${currency}`, {
      code: "amount_too_large",
      param,
    });
  const step = THREE_DECIMAL.includes(currency) ? 10 : WHOLE_UNITS.includes(currency) ? 100 : 1;
  if (amount % step !== 0)
    throw invalid(`Invalid amount for ${currency}: it must be a multiple of ${step}.`, {
      code: "parameter_invalid_integer",
      param,
    });
}

function asDecimal(amount: number, currency: string): string {
  const decimals = decimalsOf(currency);
  return (amount / 10 ** decimals).toFixed(decimals);
}

/** For people: "1 234,50 kr". */
export function formatAmount(amount: number, currency: string, locale: string): string {
  const decimals = decimalsOf(currency);
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: currency.toUpperCase(),
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount / 10 ** decimals);
}
