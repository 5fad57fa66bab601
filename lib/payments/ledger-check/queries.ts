import { systemReading, type Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { DomainError } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { readReversals } from "../reversals/stripe";
import { COMPARISONS } from "./facts";
import { Drawers, differences, reversalDifferences } from "./rules";
import { findCharge, listCharges } from "./stripe";
import {
  CHECKED,
  type Checked,
  type CheckScope,
  type CheckSummary,
  type Finding,
  type KnownCharge,
  type KnownReversal,
  type ProviderCharge,
} from "./types";

type Tell = (finding: Finding) => void;

/** A statement's worth. */
const BATCH = 2_000;
/** Of each kind, where only the newest are looked at. */
const MOST_LATELY = 1_000;
const MOST_PAGES = { whole: Number.POSITIVE_INFINITY, lately: 5 };
/** An attempt that is past its time is the janitor's; this long after it nobody is at it any more. */
const MINUTES_OF_GRACE = 15;

/**
 * Compares everything that should say the same about money [M1, M3]: balances with the ledger's entries, payments with
 * what they pay, attempts with payments, and payments with the provider's charges. Each finding is told as it is found.
 * Memory does not grow with what is looked at, nothing is locked, and no transaction is open while the provider is asked.
 */
export async function checkLedger(scope: CheckScope, tell: Tell): Promise<CheckSummary> {
  const counts = Object.fromEntries(CHECKED.map((what) => [what, 0])) as Record<Checked, number>;
  let findings = 0;
  const counting: Tell = (finding) => {
    findings += 1;
    tell(finding);
  };
  for (const { checked, table, lately, findings: findIn } of COMPARISONS)
    for await (const ids of scope === "whole" ? batchesOf(table) : newest(lately(MOST_LATELY))) {
      counts[checked] += ids.length;
      for (const finding of await systemReading((tx) => findIn(tx, ids))) counting(finding);
    }
  const uncompared = await compareWithProvider(scope, counting, (charges) => {
    counts.charges += charges;
  });
  return { counts, findings, uncompared };
}

/** All ids of a table, a statement's worth at a time. */
async function* batchesOf(table: Prisma.Sql): AsyncGenerator<string[]> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const ids = await idsFrom(
      Prisma.sql`SELECT id::text AS id FROM ${table} one WHERE one.id > ${after}::uuid ORDER BY one.id LIMIT ${BATCH}`,
    );
    const last = ids.at(-1);
    if (!last) return;
    yield ids;
    after = last;
  }
}

async function* newest(statement: Prisma.Sql): AsyncGenerator<string[]> {
  const ids = await idsFrom(statement);
  for (let first = 0; first < ids.length; first += BATCH) yield ids.slice(first, first + BATCH);
}

const idsFrom = (statement: Prisma.Sql): Promise<string[]> =>
  systemReading(async (tx) => (await tx.$queryRaw<{ id: string }[]>(statement)).map(({ id }) => id));

/** @returns why it could not be done; what was found until then has been told */
async function compareWithProvider(
  scope: CheckScope,
  tell: Tell,
  count: (charges: number) => void,
): Promise<CheckSummary["uncompared"]> {
  if (!env().STRIPE_SECRET_KEY) return (await chargedPayments().next()).value ? "not set up" : null;
  try {
    const matched = new Drawers();
    for await (const charges of listCharges(MOST_PAGES[scope])) {
      count(charges.length);
      const known = await systemReading((tx) => findKnown(tx, charges));
      for (const [at, charge] of charges.entries()) {
        const here = known[at];
        if (!here) continue;
        for (const finding of differences(charge, here)) tell(finding);
        if (!here.payment) continue;
        matched.put(charge.id);
        // What went back is a call or two for each charge: at night.
        if (scope === "whole" && (charge.isReversed || here.payment.isReversed))
          for (const finding of await compareReversals(charge.id, here.payment.id)) tell(finding);
      }
    }
    // The newest pages cannot say what is missing among all.
    if (scope === "whole") await findUncharged(matched, tell);
    return null;
  } catch (error) {
    if (error instanceof DomainError && error.code === "UNAVAILABLE") return "down";
    throw error;
  }
}

interface KnownRow extends Pick<KnownCharge, "attemptStatus" | "isUnderWay"> {
  paymentId: string | null;
  number: string | null;
  attemptId: string | null;
  amountMinor: bigint | null;
  currency: string | null;
  isReversed: boolean;
}

/** What is known here of a page of charges, in its order. */
async function findKnown(tx: Tx, charges: readonly ProviderCharge[]): Promise<KnownCharge[]> {
  const rows = await tx.$queryRaw<KnownRow[]>`
    SELECT attempt.status::text AS "attemptStatus",
           coalesce(attempt.ended_at IS NULL AND (attempt.status = 'processing'
             OR attempt.expires_at > portal.now() - make_interval(mins => ${MINUTES_OF_GRACE}::int)), false) AS "isUnderWay",
           payment.id AS "paymentId", payment.number, payment.attempt_id AS "attemptId", payment.amount_minor AS "amountMinor",
           payment.currency, EXISTS (SELECT FROM refund WHERE payment_id = payment.id)
             OR EXISTS (SELECT FROM chargeback WHERE payment_id = payment.id) AS "isReversed"
    FROM unnest(${charges.map(({ id }) => id)}::text[], ${charges.map(({ attemptId }) => attemptId)}::uuid[])
      WITH ORDINALITY charge (id, attempt_id, rank)
    LEFT JOIN payment_attempt attempt ON attempt.id = charge.attempt_id
    LEFT JOIN payment ON payment.provider_charge_id = charge.id ORDER BY charge.rank`;
  return rows.map(({ attemptStatus, isUnderWay, paymentId: id, number, amountMinor, currency, ...rest }) => ({
    ...{ attemptStatus, isUnderWay },
    payment: id && number && amountMinor !== null && currency ? { id, number, amountMinor, currency, ...rest } : null,
  }));
}

/** What became of one charge, read afresh at the provider and here; what we are about to hear of is none of it. */
async function compareReversals(chargeId: string, paymentId: string): Promise<Finding[]> {
  const { refunds, disputes } = await readReversals(chargeId);
  const here = await systemReading(async (tx) => {
    const known = await tx.$queryRaw<(KnownReversal & { isRefund: boolean })[]>`
      SELECT true AS "isRefund", provider_refund_id AS "providerId", amount_minor AS "amountMinor", currency,
             status::text AS status FROM refund WHERE payment_id = ${paymentId}::uuid
      UNION ALL
      SELECT false, provider_dispute_id, amount_minor, currency, status::text FROM chargeback
      WHERE payment_id = ${paymentId}::uuid`;
    const [reading] = await tx.$queryRaw<{ readTo: Date | null; isBehind: boolean }[]>`
      SELECT (SELECT max(read_to) FROM provider_watermark) AS "readTo",
             EXISTS (SELECT FROM provider_event WHERE object_id = ${chargeId} AND done_at IS NULL) AS "isBehind"`;
    return { known, readTo: reading?.readTo ?? null, isBehind: reading?.isBehind ?? false };
  });
  if (here.isBehind) return [];
  const of = (isRefund: boolean): KnownReversal[] => here.known.filter((one) => one.isRefund === isRefund);
  return [
    ...reversalDifferences("refund", refunds, of(true), here.readTo),
    ...reversalDifferences("chargeback", disputes, of(false), here.readTo),
  ];
}

interface ChargedPayment {
  id: string;
  number: string;
  chargeId: string;
  amount: string;
}

/** Payments that were charged at the provider by an attempt of ours, a statement's worth at a time. */
async function* chargedPayments(): AsyncGenerator<ChargedPayment[]> {
  let after = "";
  for (;;) {
    const payments = await systemReading(
      (tx) => tx.$queryRaw<ChargedPayment[]>`
        SELECT id, number, provider_charge_id AS "chargeId", amount_minor || ' ' || currency AS amount FROM payment
        WHERE provider_charge_id > ${after} AND attempt_id IS NOT NULL ORDER BY provider_charge_id LIMIT ${BATCH}`,
    );
    const last = payments.at(-1);
    if (!last) return;
    yield payments;
    after = last.chargeId;
  }
}

/** Payments whose charge was not in the provider's list; each is asked for by itself before it is called missing. */
async function findUncharged(matched: Drawers, tell: Tell): Promise<void> {
  for await (const payments of chargedPayments()) for (const { chargeId } of payments) matched.put(chargeId);
  if (!matched.hasDoubts) return;
  for await (const payments of chargedPayments())
    for (const { id, number: name, chargeId, amount } of payments.filter((one) => matched.isInDoubt(one.chargeId)))
      if (!(await findCharge(chargeId)))
        tell({ of: "payment", name, id, what: `charge ${chargeId} at the provider`, expected: amount, found: "none" });
}
