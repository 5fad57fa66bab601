import type { ZodError } from "zod";
import type { Refusal } from "@/lib/imports/staging/types";
import type { ReasonKey } from "@/lib/platform/decision";
import type { DomainError } from "@/lib/platform/errors";
import { explain, messagesOf } from "@/lib/platform/translate";
import { API_DOCS_PATH, PROBLEMS, type ProblemKind, pointerTo } from "./rules";
import type { Problem } from "./schema";

/** An answer that is a problem, on its way out. */
export class ApiProblem extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly detail: string,
    readonly more: { readonly errors?: Problem["errors"]; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(`${kind}: ${detail}`);
    this.name = "ApiProblem";
  }
}

export function toProblem({ kind, detail, more: { errors } }: ApiProblem, reference: string): Problem {
  const { status, title } = PROBLEMS[kind];
  return {
    ...{ type: `${API_DOCS_PATH}#${kind}`, title, status, detail, reference },
    ...(errors ? { errors: [...errors] } : {}),
  };
}

const MOST_ERRORS = 500;

/** Why records are refused, each with where in the body and in words. */
export function refusedRecords(refusals: readonly Refusal[], isBatch: boolean): ApiProblem {
  const errors = refusals.slice(0, MOST_ERRORS).map(({ line, field, reason, params }) => ({
    pointer: pointerTo(field, isBatch ? line - 1 : null),
    reason: reason.replace("imports.", ""),
    detail: explain({ reason: reason as ReasonKey, params }, "en"),
  }));
  const [first] = errors;
  return new ApiProblem("refused", first ? `${first.pointer || "/"}: ${first.detail}` : "Refused.", { errors });
}

/** What a schema of ours refuses of a body, field by field as files count them, from 1. */
export const findingsIn = (error: ZodError): Refusal[] =>
  error.issues.map(({ path, code, message }) => ({
    ...{ line: 1, externalId: null, params: { most: 200 } },
    field: path.map((step) => (typeof step === "number" ? step + 1 : String(step))).join("."),
    reason: `imports.${code === "unrecognized_keys" ? "unknown_field" : message in SAID ? message : "malformed"}`,
  }));
const SAID = messagesOf("en").reasons.imports;

/** The domain's own errors in the API's words. */
export function ofDomain(error: DomainError): ApiProblem {
  if (error.code === "UNAVAILABLE")
    return new ApiProblem("busy", "Ask again in a moment.", { headers: { "Retry-After": "5" } });
  return new ApiProblem("not-found", "There is nothing of this name.");
}
