import { randomUUID } from "node:crypto";
import { afterAll } from "vitest";
import type { MailJob } from "@/lib/platform/jobs";
import { disconnectLimits } from "@/lib/platform/limits";
import { askForAccess } from "@/lib/users/requests/commands/ask";
import { matchAccessRequest } from "@/lib/users/requests/tasks";
import { change, row, rows } from "../setup/admin";
import { queuedJobs, queuedMails } from "../setup/jobs";
import { ctxOf } from "../setup/world";

// The counters have connections of their own, which must not outlive the file's database.
afterAll(disconnectLimits);

export const STIG = "stig@nowhere.example";

export const typed = (number: string, note: string | null = null) => ({
  ...{ firstName: "Stig", lastName: "Ek", number, note },
});

/** Asks as the page does; gives the request's id. */
export async function ask(number: string, email = STIG, note: string | null = null): Promise<string> {
  const ctx = await ctxOf(email, "access.ask");
  await askForAccess(ctx, typed(number, note));
  const [newest] = await rows<{ id: string }>(
    "SELECT id FROM access_request WHERE person_id = $1 ORDER BY created_at DESC, id LIMIT 1",
    [ctx.viewer.personId],
  );
  return newest?.id ?? "";
}

/** Runs the matching jobs that wait, as the worker does, and takes them off the queue. */
export async function runMatching(): Promise<void> {
  for (const { task, key, payload } of await queuedJobs()) {
    if (task !== "match_access_request") continue;
    await matchAccessRequest(payload as { accessRequestId: string });
    await rows("DELETE FROM graphile_worker._private_jobs WHERE key = $1", [key]);
  }
}

/** Asks and lets the worker find what is meant. */
export async function askAndMatch(number: string, email = STIG): Promise<string> {
  const id = await ask(number, email);
  await runMatching();
  return id;
}

/** The number of the contract that was found, or null. */
export async function matchOf(id: string): Promise<string | null> {
  const [found] = await rows<{ number: string }>(
    "SELECT contract.number FROM access_request_match JOIN contract ON contract.id = contract_id WHERE request_id = $1",
    [id],
  );
  return found?.number ?? null;
}

export const requestRow = (id: string) =>
  row<{ ended_at: Date | null; answer: string | null; reminded_at: Date | null }>(
    `SELECT ended_at, answer::text, reminded_at FROM access_request
     LEFT JOIN access_request_match ON request_id = id WHERE id = $1`,
    [id],
  );

/** Who is on a contract: address and last day, in order. */
export const contactsOf = (number: string) =>
  rows<{ email: string; ends: string | null }>(
    `SELECT person.email, place.ends_on::text AS ends FROM contract_contact place
     JOIN person ON person.id = person_id JOIN contract ON contract.id = contract_id
     WHERE contract.number = $1 ORDER BY 1`,
    [number],
  );

/** A place for somebody on a contract, as another way than asking gives it. */
export const addContact = async (email: string, number: string, endsOn: string | null = null): Promise<void> => {
  const { viewer } = await ctxOf(email);
  await rows(
    `INSERT INTO account_person SELECT account_id, $1, 'Some', 'Body' FROM contract WHERE number = $2
     ON CONFLICT DO NOTHING`,
    [viewer.personId, number],
  );
  await change(
    `INSERT INTO contract_contact (id, account_id, contract_id, person_id, ends_on)
     SELECT $1, account_id, id, $2, $3::date FROM contract WHERE number = $4`,
    [randomUUID(), viewer.personId, endsOn, number],
  );
};

export const mailsTo = async (email: string): Promise<MailJob[]> =>
  (await queuedMails()).filter(({ to }) => to === email);

export const subjects = async (): Promise<string[]> =>
  (await queuedMails()).map(({ to, subject }) => `${to}: ${subject}`).sort();
