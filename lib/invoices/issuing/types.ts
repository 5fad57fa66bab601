import type { Locale } from "@/lib/platform/locales";
import type { Party, PayTo } from "../types";

/** Who bills whom, as of now. */
export interface IssuingParties {
  /** The account's: documents are in it. */
  readonly locale: Locale;
  /** What stands on new invoices [INV-5]. */
  readonly poNumber: string | null;
  /** The address that it is billed to, for a contract still to be made to take over. */
  readonly addressId: string | null;
  readonly billTo: Party;
  readonly billedBy: Party;
  /** Where a transfer in the currency goes; null where the seller entity takes none. */
  readonly bank: Omit<PayTo, "reference"> | null;
}

/** The same for one of many contracts, in one currency. */
export interface ContractParties extends Pick<IssuingParties, "poNumber" | "billTo" | "billedBy" | "bank"> {
  readonly contractId: string;
  readonly currency: string;
}
