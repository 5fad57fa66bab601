/** What a mail's link offers in this browser [SIG-2, S3]. */
export type LinkState = "button" | "code" | "dead";

/** A session that was just opened. */
export interface OpenedSession {
  /** For the cookie; only its hash is stored. */
  readonly token: string;
  readonly locale: string | null;
  readonly returnTo: string | null;
}
