import type { RefusedField } from "../types";

/** A record as it stands in a file, unchecked, with its line. */
export interface RawRecord {
  readonly line: number;
  readonly raw: unknown;
  /** What was found while it was read: then it is refused, whatever it says. */
  readonly findings?: readonly RefusedField[];
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/** A record whose form and sums hold, as it is staged: amounts in minor units as text. */
export interface StagedRecord {
  readonly externalId: string;
  readonly data: { readonly [name: string]: Json | undefined };
  /** What is compared with what was taken last: the same said again is no change. */
  readonly content: { readonly [name: string]: Json | undefined };
}

export type CheckedRecord = { readonly record: StagedRecord } | { readonly findings: readonly RefusedField[] };
