/** One side of a fact. Receivable: what is owed on an invoice; credit: what is owed back, negative while it is left. */
export type LedgerSide =
  | { readonly kind: "receivable"; readonly contractId: string; readonly invoiceId: string; readonly minor: bigint }
  | { readonly kind: "credit"; readonly contractId: string; readonly creditMemoId: string; readonly minor: bigint }
  | {
      readonly kind: "billed";
      readonly contractId: string;
      readonly invoiceId?: string;
      readonly creditMemoId?: string;
      readonly minor: bigint;
    }
  | { readonly kind: "cash" | "unapplied" | "refunded"; readonly paymentId: string; readonly minor: bigint };

/** A fact about money, named by what happened and never by the message that told of it [M3]. */
export interface LedgerFact {
  readonly accountId: string;
  /** `charge:<provider id>`, `invoice:<id>`; the same key twice is one fact. */
  readonly key: string;
  /** ISO 4217; a fact is in one currency. */
  readonly currency: string;
  /** Amounts in minor units; together they are zero. */
  readonly sides: readonly LedgerSide[];
}
