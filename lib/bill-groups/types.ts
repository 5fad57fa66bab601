/** A bill group that the viewer sees, as the switcher names it [BIL-7]. */
export interface BillGroupChoice {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  /** The seller entity that bills it. */
  readonly seller: string;
}

/** All that the viewer may choose from, by account and name, and the one they look at. */
export interface BillGroupChoices<Group extends BillGroupChoice = BillGroupChoice> {
  readonly all: readonly Group[];
  readonly chosen: Group | null;
}
