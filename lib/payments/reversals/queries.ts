import { joinOwnAccessSql } from "@/lib/access/visible";
import { viewerReading } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import { type LineRow, selectLines, toLine } from "../list/facts";
import type { PaymentLine } from "../list/types";

/** More than a payment ever has. */
const MOST = 100;

/**
 * What the Payments tab says of one payment: its own line, and what went back of it, the newest first. By the attempt that
 * paid, or by the payment itself; null where no money has come in, or nothing of it is the viewer's.
 */
export const findPaymentLines = (
  viewer: Viewer,
  id: string,
): Promise<{ payment: PaymentLine; reversals: PaymentLine[]; receivedAt: Date; timeZone: string } | null> =>
  viewerReading(viewer, async (tx) => {
    const [found] = await tx.$queryRaw<{ id: string; receivedAt: Date; timeZone: string }[]>`
      SELECT payment.id, payment.received_at AS "receivedAt", seller.time_zone AS "timeZone"
      FROM payment
      JOIN payment_line line ON line.line_id = payment.id AND line.payment_id = payment.id
      JOIN contract ON contract.id = line.contract_id
      ${joinOwnAccessSql(viewer)}
      JOIN bill_group ON bill_group.id = contract.bill_group_id
      JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
      WHERE payment.attempt_id = ${id}::uuid OR payment.id = ${id}::uuid LIMIT 1`;
    if (!found) return null;
    const rows = await tx.$queryRaw<LineRow[]>(
      selectLines(
        viewer,
        Prisma.sql`
          SELECT DISTINCT line.line_id, line.kind, line.happened_on, line.payment_id FROM payment_line line
          JOIN mine_all ON mine_all.id = line.contract_id WHERE line.payment_id = ${found.id}::uuid LIMIT ${MOST}`,
      ),
    );
    const lines = rows.map(toLine);
    const payment = lines.find(({ kind }) => kind === "payment");
    const { receivedAt, timeZone } = found;
    return payment ? { payment, reversals: lines.filter((line) => line !== payment), receivedAt, timeZone } : null;
  });
