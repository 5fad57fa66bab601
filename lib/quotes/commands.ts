import { totalsWithTax } from "@/lib/catalog/pricing/rules";
import { toDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import type { QuoteDraft } from "./types";

/**
 * Writes a quote with its lines inside the transaction of whatever brings it about, through the system's door: prices are
 * never a viewer's to write. A published one never changes afterwards.
 */
export async function writeQuote(tx: Tx, draft: QuoteDraft): Promise<void> {
  const { lines, expiresOn, startsOn, endsOn, taxRate, status, ...data } = draft;
  const { id, accountId, currency } = draft;
  const { net, tax, total } = totalsWithTax(lines, taxRate, currency);
  const [{ now }] = await tx.$queryRaw<[{ now: Date }]>`SELECT portal.now() AS now`;
  await tx.quote.create({
    data: {
      ...{ ...data, status, taxRate, createdAt: now, publishedAt: status === "published" ? now : null },
      ...{ netMinor: net.minor, taxMinor: tax.minor, totalMinor: total.minor },
      ...{ expiresOn: toDateColumn(expiresOn), endsOn: toDateColumn(endsOn) },
      startsOn: startsOn ? toDateColumn(startsOn) : null,
    },
  });
  await tx.quoteLine.createMany({
    data: lines.map((line, index) => ({ ...line, accountId, quoteId: id, rank: index + 1 })),
  });
}

/** The next number of a seller entity's own; whoever comes second waits. */
export async function nextNumber(
  tx: Tx,
  sellerEntityId: string,
  kind: "quote" | "order" | "invoice" | "contract",
): Promise<string> {
  const [{ number }] = await tx.$queryRaw<[{ number: string }]>`
    SELECT portal.next_number(${sellerEntityId}::uuid, ${kind}::series_kind) AS number`;
  return number;
}
