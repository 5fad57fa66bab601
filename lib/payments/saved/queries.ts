import { getInvoiceFacts, toInvoiceFacts } from "@/lib/invoices/facts";
import { canPayOnline } from "@/lib/invoices/rules";
import { viewerDb } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { Viewer } from "@/lib/platform/viewer";
import { getMethodGroup, listMethodRows } from "../methods/facts";
import { canPayWithSaved } from "./rules";
import type { SavedOffer } from "./types";

/**
 * With what an invoice can be paid: the saved methods, each with whether this person may use it, the contract's usual one
 * first [PAY-3]. @throws DomainError NOT_FOUND
 */
export const getSavedOffer = (viewer: Viewer, reference: string): Promise<SavedOffer> =>
  viewerDb(viewer, async (tx) => {
    const row = await getInvoiceFacts(tx, viewer, reference);
    const invoice = toInvoiceFacts(row);
    const [contract] = await tx.$queryRaw<{ billGroupId: string; usualId: string | null }[]>`
      SELECT bill_group_id AS "billGroupId", portal.method_of(id) AS "usualId" FROM contract
      WHERE id = ${row.contractId}::uuid`;
    if (!contract) throw notFound();
    const group = await getMethodGroup(tx, viewer, contract.billGroupId);
    const methods = (await listMethodRows(tx, group)).map(({ id, details, expiresOn }) => ({
      id,
      details,
      isUsual: id === contract.usualId,
      pay: canPayWithSaved({ invoice, standing: group.standing, expiresOn, today: group.today }),
    }));
    const { number, open } = invoice;
    return {
      ...{ reference, number, open, payment: canPayOnline(invoice) },
      methods: methods.toSorted((left, right) => Number(right.isUsual) - Number(left.isUsual)),
    };
  });
