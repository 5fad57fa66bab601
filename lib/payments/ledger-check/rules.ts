import {
  CHECKED,
  type CheckSummary,
  type Finding,
  type KnownCharge,
  type KnownReversal,
  type ProviderCharge,
} from "./types";

/** What of a charge at the provider is not so here [M3]. A charge that took no money is nothing, unless it is one here. */
export function differences(charge: ProviderCharge, known: KnownCharge): Finding[] {
  const { id, attemptId, amountMinor, currency, isPaid } = charge;
  const { attemptStatus, isUnderWay, payment } = known;
  const finding = (what: string, expected: string, found: string): Finding => ({
    ...{ of: "charge", name: payment?.number ?? null, id, what, expected, found },
  });
  if (!isPaid) return payment ? [finding("paid at the provider", "yes", "no")] : [];
  // Recovered after a restore as the account's money: its attempt is not here, or was called off before, and nothing is missing.
  const isRecovered =
    payment !== null && payment.attemptId === null && (attemptStatus === null || attemptStatus === "canceled");
  if (attemptStatus === null && !isRecovered) return [finding("attempt here", attemptId, "none")];
  if (!payment)
    return isUnderWay ? [] : [finding("payment here", amount(amountMinor, currency), `none, ${attemptStatus}`)];
  const said = amount(amountMinor, currency);
  const recorded = amount(payment.amountMinor, payment.currency);
  return [
    ...(said === recorded ? [] : [finding("amount at the provider", said, recorded)]),
    ...(payment.attemptId === attemptId || isRecovered
      ? []
      : [finding("attempt of its payment", attemptId, payment.attemptId ?? "none")]),
  ];
}

interface Reversal {
  readonly id: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly status: string;
  readonly at: Date;
}

/**
 * What of a charge's refunds or chargebacks is not here as the provider has it. How far what it told was read, by its own
 * clock, says whether we could know of one; null: of none yet.
 */
export function reversalDifferences(
  of: "refund" | "chargeback",
  there: readonly Reversal[],
  here: readonly KnownReversal[],
  readTo: Date | null,
): Finding[] {
  const known = new Map(here.map((one) => [one.providerId, one]));
  const said = (one: { amountMinor: bigint; currency: string; status: string }): string =>
    `${amount(one.amountMinor, one.currency)}, ${one.status}`;
  const finding = (id: string, expected: string, found: string): Finding => ({
    ...{ of, name: null, id, what: "as the provider has it", expected, found },
  });
  const differing = there.flatMap((one) => {
    const found = known.get(one.id);
    if (!found) return readTo && one.at <= readTo ? [finding(one.id, said(one), "none")] : [];
    return said(found) === said(one) ? [] : [finding(one.id, said(one), said(found))];
  });
  const ids = new Set(there.map(({ id }) => id));
  const unheardOf = here.filter(({ providerId }) => !ids.has(providerId));
  return [...differing, ...unheardOf.map((one) => finding(one.providerId, "none", said(one)))];
}

const amount = (minor: bigint, currency: string): string => `${minor} ${currency}`;

/** One line for whoever looks into it: what, which, expected and found. */
export const lineOf = ({ of, name, id, what, expected, found }: Finding): string =>
  `${of} ${name ? `${name} (${id})` : id}: ${what}: expected ${expected}, found ${found}`;

/** "12 invoices, 1 credit memos, …": how much was looked at. */
export const countsOf = ({ counts }: CheckSummary): string =>
  CHECKED.map((what) => `${counts[what]} ${what}`).join(", ");

const DRAWERS = 1024;
const BITS = 64;
const FNV = { offset: 0xcbf29ce484222325n, prime: 0x100000001b3n };

function hashOf(id: string): bigint {
  let hash = FNV.offset;
  for (let at = 0; at < id.length; at += 1) hash = BigInt.asUintN(BITS, (hash ^ BigInt(id.charCodeAt(at))) * FNV.prime);
  return hash;
}

const drawerOf = (hash: bigint): number => Number(hash % BigInt(DRAWERS));

/**
 * Two sets of ids compared in memory that does not grow with them: each id is put in once from either side, so that a
 * drawer whose ids are the same on both sides is empty in the end. What is left in doubt is a drawer's worth.
 */
export class Drawers {
  readonly #sums = new BigUint64Array(DRAWERS);

  put(id: string): void {
    const hash = hashOf(id);
    const drawer = drawerOf(hash);
    this.#sums[drawer] = (this.#sums[drawer] ?? 0n) ^ hash;
  }

  isInDoubt = (id: string): boolean => this.#sums[drawerOf(hashOf(id))] !== 0n;

  get hasDoubts(): boolean {
    return this.#sums.some((sum) => sum !== 0n);
  }
}
