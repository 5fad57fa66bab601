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
