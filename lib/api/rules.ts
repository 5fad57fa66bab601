import type { Noun } from "./schema";

export const API = "/api/v1";
export const OPENAPI_PATH = `${API}/openapi.json`;
export const API_DOCS_PATH = "/api-docs";

export const listPath = (noun: Noun): string => `${API}/${noun}`;
export const resourcePath = (noun: Noun, name: string): string => `${API}/${noun}/${encodeURIComponent(name)}`;

/** `lines.2.amount`, as files count, as a JSON pointer: `/lines/1/amount`; in a batch with the record before it. */
export function pointerTo(field: string, record: number | null): string {
  const steps = field.split(".").filter(Boolean);
  const within = steps.map((step) =>
    /^\d+$/.test(step) ? String(Number(step) - 1) : step.replace(/~/g, "~0").replace(/\//g, "~1"),
  );
  return [...(record === null ? [] : ["records", String(record)]), ...within].map((step) => `/${step}`).join("");
}

/** What goes wrong with a request: named for programs, titled for people. */
export const PROBLEMS = {
  "no-key": { status: 401, title: "This needs an API key" },
  "wrong-scope": { status: 403, title: "The key may not do this" },
  "not-found": { status: 404, title: "There is no such thing" },
  "too-big": { status: 413, title: "The body is too big" },
  "not-json": { status: 415, title: "The body has to be JSON" },
  malformed: { status: 400, title: "The request cannot be read" },
  refused: { status: 422, title: "Records are refused, and nothing was changed" },
  "too-many": { status: 429, title: "Too many requests" },
  busy: { status: 503, title: "The portal is busy" },
  unexpected: { status: 500, title: "Something went wrong on our side" },
} as const;
export type ProblemKind = keyof typeof PROBLEMS;

export const PROBLEM_KINDS = Object.keys(PROBLEMS) as readonly ProblemKind[];
export const problemTitle = (kind: ProblemKind): string => PROBLEMS[kind].title;
export const problemStatus = (kind: ProblemKind): number => PROBLEMS[kind].status;
