import { type Decision, decide, refused } from "@/lib/platform/decision";

export const DESK = "/desk";
export const secondFactorPath = (): string => `${DESK}/second-factor`;

/** So many recovery codes are given; each works once [SIG-7]. */
export const RECOVERY_CODES = 10;

/** Wrong codes of one person: more would be guessing. */
export const WRONG_CODES = { points: 8, seconds: 600 } as const;

/** Set up once; another app needs somebody who takes the first one away. */
export const canEnrol = ({ isEnrolled }: { readonly isEnrolled: boolean }): Decision =>
  decide([isEnrolled ? refused("desk.enrolled_already") : null]);

/** As it is read out and typed: two halves. */
export const shownRecovery = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;
