import { allowed, type Decision, refused } from "@/lib/platform/decision";
import type { RecordKind } from "../records/schema";
import type { ImportRun } from "./types";

const RUNS = "/desk/imports";

export const runsPath = (search: Readonly<Record<string, string | undefined>> = {}): string => {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `${RUNS}?${new URLSearchParams(given)}` : RUNS;
};
export const newRunPath = (kind?: RecordKind, fault?: string): string =>
  `${RUNS}/new${kind ? `?${new URLSearchParams({ kind, ...(fault ? { fault } : {}) })}` : ""}`;
export const runPath = (id: string): string => `${RUNS}/${id}`;
export const uploadPath = (kind: RecordKind): string => `/api/imports/${kind}`;
export const refusalsCsvPath = (id: string): string =>
  `/api/exports/import-refusals.csv?${new URLSearchParams({ run: id })}`;

/** A file is taken whole or not at all: only one in which nothing is refused [DSK-5]. */
export function canTake({ status, verdicts }: Pick<ImportRun, "status" | "verdicts">): Decision {
  if (status !== "checked") return refused("imports.not_ready");
  if (verdicts.refused > 0) return refused("imports.holds_refused", { params: { count: verdicts.refused } });
  return verdicts.new + verdicts.changed === 0 ? refused("imports.nothing_new") : allowed;
}

/** The worker has it in hand: the page asks again by itself. */
export const isUnderWay = ({ status }: Pick<ImportRun, "status">): boolean =>
  status === "checking" || status === "importing";
