import { randomUUID } from "node:crypto";
import { setTestClock } from "@/lib/platform/clock";
import { systemDb } from "@/lib/platform/db";
import type { Permission } from "@/lib/platform/permissions";
import type { Viewer, ViewerCtx } from "@/lib/platform/viewer";
import { row } from "./admin";

/** Somebody signed in: the person with that address, made if need be, with the address proven as signing in proves it. */
export async function viewerOf(email: string): Promise<Viewer> {
  const { id } = await row<{ id: string }>(
    `INSERT INTO person (id, email, email_verified_at) VALUES ($1, $2, now())
     ON CONFLICT (email) DO UPDATE SET email_verified_at = coalesce(person.email_verified_at, now()) RETURNING id`,
    [randomUUID(), email],
  );
  return { personId: id, email, sessionId: randomUUID(), locale: "en" } as Viewer;
}

/** What the action builder hands to a command. */
export async function ctxOf(email: string, permission: Permission = "contracts.decide_renewal"): Promise<ViewerCtx> {
  const viewer = await viewerOf(email);
  const actor = { kind: "person", personId: viewer.personId, email } as const;
  // A network of its own, so that no test uses up another's limit.
  return { actor, viewer, permission, requestId: `test-${randomUUID()}`, network: randomUUID() };
}

/** Makes the portal's clock start at an instant; null gives it back to the database. */
export const setClock = (start: Date | string | null): Promise<void> =>
  systemDb((tx) => setTestClock(tx, start === null ? null : new Date(start)));

/** Moves the portal's clock by so much from where it is. */
export async function moveClock({ days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 }): Promise<void> {
  const total = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
  await row(
    `INSERT INTO clock_offset (id, milliseconds) VALUES (1, $1)
     ON CONFLICT (id) DO UPDATE SET milliseconds = clock_offset.milliseconds + excluded.milliseconds RETURNING id`,
    [total],
  );
}

/** The contract's row as it is. */
export const contractRow = (number: string) =>
  row<{ id: string; auto_renew: boolean; auto_renew_off_here_at: Date | null; ends_on: string }>(
    "SELECT id, auto_renew, auto_renew_off_here_at, ends_on::text FROM contract WHERE number = $1",
    [number],
  );
