/** What the seller sets of a contract, and no customer. */
export interface ContractTerms {
  readonly number: string;
  readonly account: string;
  readonly accountId: string;
  readonly billGroup: string;
  /** Its invoices may be paid online [INV-3]. */
  readonly onlinePayment: boolean;
  /** Its contacts may decide on auto-renewal here [REN-3]. */
  readonly renewalSelfService: boolean;
}
