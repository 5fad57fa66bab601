/** A session as its person sees it [SIG-6]. */
export interface OwnSession {
  readonly id: string;
  /** As people call them; null where the browser did not say it in a way that is known. */
  readonly browser: string | null;
  readonly system: string | null;
  readonly isThis: boolean;
  readonly signedInAt: Date;
  readonly lastActiveAt: Date;
}

export interface OwnSessions {
  readonly sessions: readonly OwnSession[];
  /** In which the times are told. */
  readonly timeZone: string;
}

/** What ending came to. */
export interface EndedSessions {
  /** This very session: whoever asked is signed out. */
  readonly isThis: boolean;
  readonly count: number;
}
