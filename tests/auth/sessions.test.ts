import { beforeEach, describe, expect, test } from "vitest";
import { clearExpired } from "@/lib/auth/commands/clear-expired";
import { signOut } from "@/lib/auth/commands/sign-out";
import { newSecret } from "@/lib/platform/ids";
import { SESSION_HOURS, SESSION_IDLE_MINUTES } from "@/lib/platform/live-session";
import { findSession } from "@/lib/platform/session";
import type { Viewer, ViewerCtx } from "@/lib/platform/viewer";
import { change, row, rows } from "../setup/admin";
import { freshDemo, SEEDED_AT } from "../setup/demo";
import { setClock } from "../setup/world";
import { ask, pressButton, signIn } from "./asking";

const ADA = "ada@acme.example";

beforeEach(freshDemo);

/** Seconds by which the clock may run on while a test works. */
const SLACK = 10;

/** Puts the clock so many minutes after the session was opened; a little before where it has to be alive still. */
async function minutesIn(minutes: number, { early = false } = {}): Promise<void> {
  const { at } = await row<{ at: Date }>("SELECT created_at AS at FROM session");
  await setClock(new Date(at.getTime() + minutes * 60_000 - (early ? SLACK * 1000 : 0)));
}

const isAlive = async (token: string, isActivity: boolean): Promise<boolean> =>
  (await findSession(token, isActivity)) !== null;

const lastActive = async (): Promise<string> =>
  (await row<{ at: Date }>("SELECT last_active_at AS at FROM session")).at.toISOString();

describe("a session", () => {
  test("[SIG-6] knows its person, and only by its token", async () => {
    const { token } = await signIn(ADA);
    expect(await findSession(token, true)).toMatchObject({ email: ADA });
    for (const other of ["", newSecret(), token.slice(1), `${token} `, token.toUpperCase()])
      expect(await isAlive(other, true)).toBe(false);
  });

  test("[SIG-6] ends after 30 minutes without activity", async () => {
    const { token } = await signIn(ADA);
    await minutesIn(30, { early: true });
    expect(await isAlive(token, false)).toBe(true);
    await minutesIn(30);
    expect(await isAlive(token, true)).toBe(false);
  });

  test("[SIG-6] that has ended does not come back by asking for it", async () => {
    const { token } = await signIn(ADA);
    await minutesIn(30);
    expect([await isAlive(token, true), await isAlive(token, true)]).toEqual([false, false]);
    await minutesIn(31);
    expect(await isAlive(token, true)).toBe(false);
  });

  test("[SIG-6] is kept alive by activity, 30 minutes from the last one", async () => {
    const { token } = await signIn(ADA);
    await minutesIn(29);
    expect(await isAlive(token, true)).toBe(true);
    await minutesIn(59, { early: true });
    expect(await isAlive(token, false)).toBe(true);
    await minutesIn(60);
    expect(await isAlive(token, false)).toBe(false);
  });

  test("[SIG-6] is not kept alive by the browser fetching ahead", async () => {
    const { token } = await signIn(ADA);
    const before = await lastActive();
    for (const minutes of [5, 15, 29]) {
      await minutesIn(minutes);
      expect(await isAlive(token, false)).toBe(true);
    }
    expect(await lastActive()).toBe(before);
    await minutesIn(31);
    expect(await isAlive(token, true)).toBe(false);
  });

  test("[SIG-6] ends after 12 hours in all, however active", async () => {
    const { token } = await signIn(ADA);
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
      await minutesIn(minutes);
      expect(await isAlive(token, true)).toBe(true);
    }
    await minutesIn(12 * 60, { early: true });
    expect(await isAlive(token, true)).toBe(true);
    await minutesIn(12 * 60);
    expect(await isAlive(token, true)).toBe(false);
  });

  test("[SIG-6] notes activity at most once a minute", async () => {
    const { token } = await signIn(ADA);
    const opened = await lastActive();
    await minutesIn(0.5);
    for (let page = 0; page < 5; page += 1) await isAlive(token, true);
    expect(await lastActive()).toBe(opened);
    await minutesIn(2);
    await isAlive(token, true);
    const noted = await lastActive();
    expect(noted > opened).toBe(true);
    for (let page = 0; page < 5; page += 1) await isAlive(token, true);
    expect(await lastActive()).toBe(noted);
  });

  test("[ACC-7, SIG-6] taken away by somebody counts from the next request", async () => {
    const { token } = await signIn(ADA);
    await change("DELETE FROM session");
    expect(await isAlive(token, true)).toBe(false);
  });

  test("[SIG-6] has the lives that the spec says", () => {
    expect([SESSION_IDLE_MINUTES, SESSION_HOURS]).toEqual([30, 12]);
  });
});

describe("signing out", () => {
  const ctxOf = async (token: string): Promise<ViewerCtx> => {
    const session = await findSession(token, false);
    if (!session) throw new Error("not signed in");
    const { sessionId, personId, email } = session;
    const viewer = { sessionId, personId, email, locale: "en" } as Viewer;
    const actor = { kind: "person", personId, email } as const;
    return { actor, viewer, permission: "session.end_own", requestId: "test", network: "test" };
  };

  test("[SIG-6] ends this session, and no other of the same person or of others", async () => {
    const [here, there, bens] = [await signIn(ADA), await signIn(ADA), await signIn("ben@acme.example")];
    await signOut(await ctxOf(here.token));
    expect(await Promise.all([here, there, bens].map(({ token }) => isAlive(token, true)))).toEqual([
      false,
      true,
      true,
    ]);
  });

  test("[SIG-6] cannot end somebody else's session, were its id known", async () => {
    const [mine, bens] = [await signIn(ADA), await signIn("ben@acme.example")];
    const [ctx, other] = [await ctxOf(mine.token), await ctxOf(bens.token)];
    await signOut({ ...ctx, viewer: { ...ctx.viewer, sessionId: other.viewer.sessionId } });
    expect(await isAlive(bens.token, true)).toBe(true);
  });

  test("[A7] is in the audit log", async () => {
    const { token } = await signIn(ADA);
    await signOut(await ctxOf(token));
    expect(await rows("SELECT action, actor_email FROM audit_event ORDER BY at")).toEqual([
      { action: "session.opened", actor_email: ADA },
      { action: "session.ended", actor_email: ADA },
    ]);
  });
});

describe("clearing away what has expired", () => {
  const counted = async (table: string): Promise<number> => (await rows(`SELECT FROM ${table}`)).length;

  test("[S7] takes away dead sessions and old mails, and leaves what still works", async () => {
    await signIn("dead@acme.example");
    await ask("unused@acme.example");
    await setClock(new Date(Date.parse(SEEDED_AT) + 25 * 3_600_000));
    const { token } = await signIn(ADA);
    const open = await ask("ben@acme.example");
    await clearExpired();
    expect([await counted("session"), await counted("sign_in_request")]).toEqual([1, 1]);
    expect(await isAlive(token, true)).toBe(true);
    expect((await pressButton(open)).token).toBeTruthy();
  });

  test("[S6] forgets counters whose window is over, and no others", async () => {
    await ask(ADA);
    await ask("ben@acme.example");
    const before = await counted("rate_limit");
    await change("UPDATE rate_limit SET expire = 1 WHERE key LIKE 'mails_to_address:%'");
    await clearExpired();
    expect(await counted("rate_limit")).toBe(before - 2);
  });
});
