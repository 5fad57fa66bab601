import { toDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import type { OrderDraft } from "./types";

/**
 * Places an order inside the transaction of whatever brings it about, through the system's door [QUO-3]. A quote becomes
 * one order and never two: the database refuses the second.
 */
export async function placeOrder(tx: Tx, draft: OrderDraft): Promise<void> {
  const { lines, placedOn, ...data } = draft;
  const { id: orderId, accountId, contractId, netMinor, taxMinor } = draft;
  await tx.customerOrder.create({
    data: { ...data, placedOn: toDateColumn(placedOn), totalMinor: netMinor + taxMinor },
  });
  await tx.customerOrderLine.createMany({
    data: lines.map(({ startsOn, endsOn, ...line }, index) => ({
      ...{ ...line, accountId, contractId, orderId, rank: index + 1 },
      ...{ startsOn: toDateColumn(startsOn), endsOn: toDateColumn(endsOn) },
    })),
  });
}

/** Says which invoice bills an order of the same contract. */
export const billOrder = (
  tx: Tx,
  ids: { accountId: string; contractId: string; orderId: string; invoiceId: string },
): Promise<unknown> => tx.customerOrderInvoice.create({ data: ids });
