import { joinOwnAccessSql } from "@/lib/access/visible";
import { fromDateColumn } from "@/lib/platform/dates";
import { viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { Viewer } from "@/lib/platform/viewer";
import type { WindowEvent } from "./types";

type EventRow = Omit<WindowEvent, "endsOn"> & { endsOn: Date };

/** Of one of the viewer's contracts. @throws DomainError NOT_FOUND */
export const getOwnWindowEvent = (viewer: Viewer, number: string): Promise<WindowEvent> =>
  viewerReading(viewer, async (tx) => {
    const [row] = await tx.$queryRaw<EventRow[]>`
  SELECT contract.id AS "contractId", contract.number, account.name AS account, seller.name AS seller,
         contract.ends_on AS "endsOn", contract.auto_renew AND contract.renewal_self_service AS "isOpen",
         contract.renewal_sequence AS sequence, contract.renewal_changed_at AS "changedAt"
  FROM contract
  JOIN account ON account.id = contract.account_id
  JOIN bill_group ON bill_group.id = contract.bill_group_id
  JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
  ${joinOwnAccessSql(viewer)}
  WHERE contract.number = ${number}`;
    if (!row) throw notFound();
    return { ...row, endsOn: fromDateColumn(row.endsOn) };
  });
