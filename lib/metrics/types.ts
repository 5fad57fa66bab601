/** How the portal's work stands, as whoever watches it reads it. */
export interface Standing {
  /** Attempts at paying that have not ended, by their state; and those that ended in the last 24 hours. */
  readonly attempts: readonly { readonly state: string; readonly count: number }[];
  /** Open for longer than 15 minutes although they are no bank debit, which is days on its way [M4]. */
  readonly attemptsOverdue: number;
  readonly jobs: { readonly waiting: number; readonly running: number; readonly givenUp: number };
  /** How long the oldest job that could run has waited. */
  readonly oldestJobSeconds: number;
  /** What the last checks of the ledger came to, and when that was. */
  readonly ledgerChecks: readonly {
    readonly scope: string;
    readonly findings: number;
    /** Seconds since 1970. */
    readonly checkedAt: number;
    readonly isCompared: boolean;
  }[];
  /** The provider's events that nobody has acted on yet. */
  readonly eventsWaiting: number;
}
