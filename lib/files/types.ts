/** Why a file was not taken; `errors.field`-like sentences are under `files.fault` in the messages. */
export type FileFault = "empty" | "too_big" | "type" | "infected" | "unchecked" | "full";

/** A file as it came in: its bytes are in a place of their own until it is kept or thrown away. */
export interface ReceivedFile {
  /** What the browser calls it; believed for nothing but the name. */
  readonly claimedName: string;
  /** Where its bytes are. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: Uint8Array;
  readonly isTooBig: boolean;
}

/** A file that passed: about to be kept. */
export interface VettedFile extends ReceivedFile {
  readonly id: string;
  /** By its bytes. */
  readonly type: string;
  readonly name: string;
  readonly isScanned: boolean;
}

/** What a file is about: exactly one of them. A case's file has no contract, for others on it do not see it [HLP-3]. */
export interface FileOwner {
  readonly accountId: string;
  readonly contractId: string | null;
  readonly disputeId: string | null;
  readonly transferId: string | null;
  readonly caseId: string | null;
}

/** A file in a thread. */
export interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  /** Null where the reader may not know their name. */
  readonly who: string | null;
  readonly isStaff: boolean;
  readonly isMine: boolean;
  readonly at: Date;
}
