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
  /** With INVALID: what is wrong beside each of several fields. */
  fields?: Readonly<Record<string, Refusal>>;
  /** With CONFLICT: the form's fields as they are saved now, for who typed over them [CON-5]. */
  current?: Readonly<Record<string, string>>;
  cause?: unknown;
}

/** Tests assert `reason`, people read its sentence, logs get the cause. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly reason: ReasonKey;
  readonly refusal: Refusal;
  readonly fields: Readonly<Record<string, Refusal>> | null;
  readonly current: Readonly<Record<string, string>> | null;

  constructor(code: ErrorCode, reason: ReasonKey, details: ErrorDetails = {}) {
    const { params = {}, refusal, field, fields, current, cause } = details;
    super(`${code} ${reason}`, { cause });
    this.name = "DomainError";
    this.code = code;
    this.reason = reason;
    this.refusal = refusal ?? { allowed: false, reason, params, also: [] };
    this.fields = fields ?? (field ? { [field]: this.refusal } : null);
    this.current = current ?? null;
  }
}

/** Not yours and not there are the same answer [ACC-6]. */
export const notFound = (): DomainError => new DomainError("NOT_FOUND", "access.not_found");
