import type { ReasonKey, ReasonParams, Refusal } from "./decision";

/** Closed: what can go wrong in the domain. */
export type ErrorCode =
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "UNAUTHENTICATED"
  | "INVALID"
  | "RULE"
  | "CONFLICT"
  | "TOO_MANY"
  | "UNAVAILABLE";

interface ErrorDetails {
  params?: ReasonParams;
  /** The whole decision where a rule refused, with its date and whom to ask. */
  refusal?: Refusal;
  /** With INVALID: the field that the sentence stands beside, as for what a schema refuses. */
  field?: string;
  cause?: unknown;
}

/** Tests assert `reason`, people read its sentence, logs get the cause. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly reason: ReasonKey;
  readonly refusal: Refusal;
  readonly field: string | null;

  constructor(code: ErrorCode, reason: ReasonKey, { params = {}, refusal, field, cause }: ErrorDetails = {}) {
    super(`${code} ${reason}`, { cause });
    this.name = "DomainError";
    this.code = code;
    this.reason = reason;
    this.refusal = refusal ?? { allowed: false, reason, params, also: [] };
    this.field = field ?? null;
  }
}

/** Not yours and not there are the same answer [ACC-6]. */
export const notFound = (): DomainError => new DomainError("NOT_FOUND", "access.not_found");
