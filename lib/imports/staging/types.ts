import type { RecordKind } from "../records/schema";
import type { StagedRecord } from "../records/types";
import type { FileFinding } from "../types";

/** What is staged together; it meets no other rows than its own. */
export interface Batch {
  readonly runId: string;
  readonly kind: RecordKind;
}

export interface StagedRow extends StagedRecord {
  /** In the order of the file, from 1. */
  readonly rank: number;
  readonly line: number;
}

export interface Refusal extends FileFinding {
  readonly externalId: string | null;
}

/** What would become of a batch's rows, or became of them. */
export interface Verdicts {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
}

/** What became of a record. */
export interface Taken {
  readonly externalId: string;
  /** Ours. */
  readonly id: string;
  readonly result: "new" | "changed" | "unchanged";
}
