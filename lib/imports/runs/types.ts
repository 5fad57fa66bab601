import type { RecordKind } from "../records/schema";
import type { Refusal, Verdicts } from "../staging/types";

export type ImportFormat = "csv" | "json" | "ubl";
export type ImportStatus = "checking" | "checked" | "importing" | "done" | "failed" | "discarded";

/** One file and how far it is [DSK-5]. */
export interface ImportRun {
  readonly id: string;
  readonly kind: RecordKind;
  readonly format: ImportFormat;
  readonly status: ImportStatus;
  readonly fileName: string;
  readonly sizeBytes: bigint;
  /** Records seen so far. */
  readonly rows: number;
  readonly verdicts: Verdicts;
  readonly step: string | null;
  readonly reference: string | null;
  readonly broughtBy: string;
  readonly createdAt: Date;
  readonly checkedAt: Date | null;
  readonly endedAt: Date | null;
}

/** A run's page. */
export interface RunDetails {
  readonly run: ImportRun;
  /** The first of them, in the order of the file. */
  readonly refusals: readonly Refusal[];
}
