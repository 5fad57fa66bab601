import type { Described, WantedShare } from "./types";

/** What the provider keeps of a value at most is 500 characters: nine shares. */
const SHARES_A_VALUE = 9;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SHARE = /^([0-9a-f-]{36}):(\d{1,15})$/;

/**
 * What the provider is told of an attempt besides its amount: ids of ours and nothing of anybody's. Of it money can be told
 * where it belongs, should this database lose the attempt and be restored without it [M1, P1].
 */
export function metadataOf(attempt: Described): Record<string, string> {
  const { attemptId, accountId, payerId, locale, means, methodId, shares } = attempt;
  const texts = shares.map(({ invoiceId, minor }) => `${invoiceId}:${minor}`);
  const values: [string, string][] = [];
  for (let first = 0; first < texts.length; first += SHARES_A_VALUE)
    values.push([`invoices_${values.length}`, texts.slice(first, first + SHARES_A_VALUE).join(" ")]);
  return {
    ...{ attempt: attemptId, account: accountId, locale, means },
    ...(payerId ? { payer: payerId } : {}),
    ...(methodId ? { method: methodId } : {}),
    ...Object.fromEntries(values),
  };
}

/** The attempt's id alone, which even the oldest name. */
export const attemptNamed = (metadata: Readonly<Record<string, string>>): string | null =>
  metadata.attempt && UUID.test(metadata.attempt) ? metadata.attempt : null;

/** The same back; null where it is not of this shape. */
export function readDescription(metadata: Readonly<Record<string, string>>): Described | null {
  const { attempt = "", account = "", payer, locale = "", means, method } = metadata;
  const isWhole = [attempt, account, ...(payer ? [payer] : []), ...(method ? [method] : [])].every((id) =>
    UUID.test(id),
  );
  if (!isWhole || !locale || (means !== "card" && means !== "bank_debit")) return null;
  const shares: WantedShare[] = [];
  for (let nth = 0; metadata[`invoices_${nth}`] !== undefined; nth += 1)
    for (const text of metadata[`invoices_${nth}`]?.split(" ") ?? []) {
      const [, invoiceId, minor] = SHARE.exec(text) ?? [];
      if (!invoiceId || !minor) return null;
      shares.push({ invoiceId, minor: BigInt(minor) });
    }
  if (shares.length === 0) return null;
  const ids = { attemptId: attempt, accountId: account, payerId: payer ?? null, methodId: method ?? null };
  return { ...ids, locale, means, shares };
}
