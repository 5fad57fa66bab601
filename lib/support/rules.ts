import type { FileRow } from "@/lib/files/types";
import { allowed, type Contact, type Decision, refused } from "@/lib/platform/decision";
import type { CaseEntry, CaseMessage, CaseStatus } from "./types";

/** On one thread; longer ones are for the telephone. */
export const MOST_MESSAGES = 200;

const withSearch = (path: string, search: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
};

export const supportPath = (search: Readonly<Record<string, string | undefined>> = {}): string =>
  withSearch("/support", search);
/** Where a case is opened, about something of the asking person's. */
export const newCasePath = (about: { contract?: string; invoice?: string; question?: string } = {}): string =>
  withSearch("/support/new", about);
export const casePath = (number: string): string => `/support/${encodeURIComponent(number)}`;
/** The same at the seller's desk. */
export const deskCasePath = (number: string): string => `/desk/cases/${encodeURIComponent(number)}`;

/** Where files for a case are sent, by its opener and by the seller's people. */
export const caseFilesPath = (number: string): string => `/api/support/${encodeURIComponent(number)}/files`;
export const deskCaseFilesPath = (number: string): string => `/api/desk/cases/${encodeURIComponent(number)}/files`;

/** Both sides write, also to a closed one, which is open again then. */
export const canWriteToCase = ({ messages, ask }: { messages: number; ask: Contact }): Decision =>
  messages < MOST_MESSAGES ? allowed : refused("support.full", { params: { most: MOST_MESSAGES }, ask });

/** Words first, files to them: a closed case is written to, and open again, before it takes any. */
export const canAddFiles = ({ status, ask }: { status: CaseStatus; ask: Contact }): Decision =>
  status === "closed" ? refused("support.closed", { ask }) : allowed;

/** Messages and files as one thread, by time; a file comes after what was written at the same moment. */
export function inThread(messages: readonly CaseMessage[], files: readonly FileRow[]): readonly CaseEntry[] {
  const entries: CaseEntry[] = [
    ...messages.map((message) => ({ ...message, file: null })),
    ...files.map((file) => ({ id: file.id, text: "", at: file.at, staff: file.who, file })),
  ];
  return entries.sort((left, right) => left.at.getTime() - right.at.getTime());
}
