import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { signInByCode } from "@/lib/auth/commands/sign-in-by-code";
import { signInByLink } from "@/lib/auth/commands/sign-in-by-link";
import { endSession } from "@/lib/auth/sessions/commands";
import { getOwnSessions } from "@/lib/auth/sessions/queries";
import type { OpenedSession } from "@/lib/auth/types";
import { fingerprint, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { refusalOf } from "../setup/outcome";
import { moveClock } from "../setup/world";
import { ask, browser, signIn } from "./asking";
import { ctxIn, viewerIn } from "./signed-in";

const ADA = "ada@acme.example";
const BEN = "ben@acme.example";

beforeEach(freshDemo);

const listed = async (opened: OpenedSession) => (await getOwnSessions((await ctxIn(opened)).viewer)).sessions;
const idOf = async (opened: OpenedSession): Promise<string> => (await ctxIn(opened)).viewer.sessionId;
const isAlive = async (opened: OpenedSession): Promise<boolean> => (await viewerIn(opened)) !== null;
const ended = () =>
  rows("SELECT actor_email AS who, after FROM audit_event WHERE action = 'session.ended' ORDER BY at, id");

describe("the list of one's sessions", () => {
  test("[SIG-6] names browser, beginning and last activity, marks this one, and holds nobody else's", async () => {
    const asked = await ask(ADA);
    const { request } = browser(asked.browserToken);
    const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0";
    const there = await signInByLink({ request: { ...request, userAgent } }, { token: asked.token });
    await moveClock({ minutes: 3 });
    const here = await signIn(ADA);
    await signIn(BEN);
    const sessions = await listed(here);
    expect(sessions.map(({ isThis, browser, system }) => [isThis, browser, system])).toEqual([
      [true, "Firefox", null], // what the tests sign in with
      [false, "Firefox", "Linux"],
    ]);
    expect(sessions.map(({ id }) => id)).toEqual([await idOf(here), await idOf(there)]);
    const [first, second] = sessions;
    const apart = (first?.signedInAt.getTime() ?? 0) - (second?.signedInAt.getTime() ?? 0);
    expect(Math.round(apart / 60_000)).toBe(3);
    expect((await getOwnSessions((await ctxIn(here)).viewer)).timeZone).toBe("America/Los_Angeles");
  });

  test("[SIG-6] holds live sessions only: none idle for 30 minutes, none 12 hours old", async () => {
    const idle = await signIn(ADA);
    await moveClock({ minutes: 29 });
    const here = await signIn(ADA);
    expect(await listed(here)).toHaveLength(2);
    await moveClock({ minutes: 1 });
    expect((await listed(here)).map(({ isThis }) => isThis)).toEqual([true]);
    expect(await isAlive(idle)).toBe(false);
    await rows("UPDATE session SET last_active_at = portal.now(), created_at = portal.now() - interval '12 hours'");
    const fresh = await signIn(ADA);
    expect(await listed(fresh)).toHaveLength(1);
  });
});

describe("ending sessions", () => {
  test("[SIG-6, ACC-7] another one counts from its next request, is in the audit log, and no other ends", async () => {
    const [here, there, bens] = [await signIn(ADA), await signIn(ADA), await signIn(BEN)];
    const done = await endSession(await ctxIn(here), { session: await idOf(there) });
    expect(done).toEqual({ isThis: false, count: 1 });
    expect(await Promise.all([here, there, bens].map(isAlive))).toEqual([true, false, true]);
    expect(await ended()).toEqual([{ who: ADA, after: null }]);
  });

  test("[SIG-6] all others leaves this one and other people's", async () => {
    const [here, bens] = [await signIn(ADA), await signIn(BEN)];
    const others = [await signIn(ADA), await signIn(ADA), await signIn(ADA)];
    expect(await endSession(await ctxIn(here), { session: "others" })).toEqual({ isThis: false, count: 3 });
    expect(await Promise.all([here, bens, ...others].map(isAlive))).toEqual([true, true, false, false, false]);
    expect(await ended()).toEqual([{ who: ADA, after: { others: 3 } }]);
    expect(await endSession(await ctxIn(here), { session: "others" })).toEqual({ isThis: false, count: 0 });
    expect(await ended()).toHaveLength(1);
  });

  test("[SIG-6] this one is signing out", async () => {
    const here = await signIn(ADA);
    expect(await endSession(await ctxIn(here), { session: await idOf(here) })).toEqual({ isThis: true, count: 1 });
    expect(await isAlive(here)).toBe(false);
  });

  test("[SIG-6, ACC-6] somebody else's is not found, like one that never was, and nothing changes", async () => {
    const [here, bens] = [await signIn(ADA), await signIn(BEN)];
    const ctx = await ctxIn(here);
    const before = await fingerprint("session", "audit_event");
    const answers = [];
    for (const session of [await idOf(bens), randomUUID()]) answers.push(await refusalOf(endSession(ctx, { session })));
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ code: "NOT_FOUND", reason: "session.gone" });
    expect(await fingerprint("session", "audit_event")).toEqual(before);
  });

  test("[SIG-6] one session ended 50 times at once is one end in the audit log", async () => {
    const [here, there] = [await signIn(ADA), await signIn(ADA)];
    const [ctx, session] = [await ctxIn(here), await idOf(there)];
    await Promise.allSettled(Array.from({ length: 50 }, () => endSession(ctx, { session })));
    expect(await isAlive(there)).toBe(false);
    expect(await ended()).toHaveLength(1);
  });
});

describe("signing in while signed in", () => {
  test.each(["link", "code"] as const)("[SIG-6, S7] by %s takes the place of this browser's session", async (by) => {
    const [before, elsewhere] = [await signIn(ADA), await signIn(ADA)];
    const { viewer } = await ctxIn(before);
    const asked = await ask(ADA);
    const here = { ...browser(asked.browserToken), viewer };
    const after = await (by === "link"
      ? signInByLink(here, { token: asked.token })
      : signInByCode(here, { code: asked.code }));
    expect(await Promise.all([before, after, elsewhere].map(isAlive))).toEqual([false, true, true]);
    expect(await ended()).toEqual([{ who: ADA, after: null }]);
  });

  test("[S7] as somebody else ends the session of who was signed in here", async () => {
    const bens = await signIn(BEN);
    const { viewer } = await ctxIn(bens);
    const asked = await ask(ADA);
    const adas = await signInByLink({ ...browser(asked.browserToken), viewer }, { token: asked.token });
    expect([await isAlive(bens), (await viewerIn(adas))?.email]).toEqual([false, ADA]);
    expect(await ended()).toEqual([{ who: BEN, after: null }]);
  });
});
