/** Where the chain ends now: kept elsewhere, it shows whether its end was cut off or written anew since. */
export interface ChainHead {
  readonly seq: bigint;
  /** In hexadecimal. */
  readonly hash: string;
}

export const FINDINGS = [
  "changed",
  "removed",
  "link_removed",
  "inserted",
  "backdated",
  "waiting",
  "head_gone",
] as const;
export type FindingKind = (typeof FINDINGS)[number];

export interface ChainFinding {
  readonly kind: FindingKind;
  readonly seq: bigint | null;
  readonly eventId: string | null;
}

export interface ChainSummary {
  readonly links: number;
  readonly findings: number;
  readonly head: ChainHead | null;
}

/** A link with what it should cover, as the check reads it. */
export interface ReadLink {
  readonly seq: bigint;
  readonly eventId: string;
  readonly hash: Uint8Array;
  readonly linkedAt: Date;
  /** Null where the row is gone. */
  readonly content: string | null;
  readonly at: Date | null;
}
