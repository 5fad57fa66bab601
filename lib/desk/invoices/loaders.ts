import { invoiceReference } from "@/lib/invoices/schema";
import { notFound } from "@/lib/platform/errors";
import { deskLoader } from "@/lib/platform/loader";
import type { StaffMember } from "@/lib/platform/staff-session";
import { getDeskInvoice } from "./queries";
import type { DeskInvoice } from "./types";

/** By the part of the address that names it, which comes encoded. */
export const loadDeskInvoice = deskLoader("accounts.view", getInvoice);

/** The same for who may take it back. */
export const loadVoiding = deskLoader("invoices.settle", getInvoice);

async function getInvoice(staff: StaffMember, segment: string): Promise<DeskInvoice> {
  const reference = invoiceReference.safeParse(decoded(segment)).data;
  if (!reference) throw notFound();
  return getDeskInvoice(staff, reference);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return "";
  }
}
