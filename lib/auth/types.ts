/** What a mail's link offers in this browser [SIG-2, S3]. */
export type LinkState = "button" | "code" | "dead";

/** A session that was just opened. */
export interface OpenedSession {
  /** For the cookie; only its hash is stored. */
  readonly token: string;
  readonly locale: string | null;
  readonly returnTo: string | null;
  /** Theirs, and what the link that they followed is about; it is looked at from now on [DSK-2]. */
  readonly billGroup: string | null;
}
