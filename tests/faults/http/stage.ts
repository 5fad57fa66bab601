import type { Person } from "./people";
import type { WholePortal } from "./portal";

export interface Cast {
  readonly people: readonly [Person, Person];
  /** Saved methods of the bill group whose invoices are paid. */
  readonly methods: readonly [string, ...string[]];
}

/** What each part of the test plays on: one portal for all, since starting it takes longer than most of them. */
export interface Stage {
  readonly portal: WholePortal;
  readonly cast: () => Cast;
}
