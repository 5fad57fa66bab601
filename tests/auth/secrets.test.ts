import { beforeEach, describe, expect, test } from "vitest";
import { signInByLink } from "@/lib/auth/commands/sign-in-by-link";
import { findLinkState } from "@/lib/auth/queries";
import { sha256 } from "@/lib/platform/hash";
import { newSecret } from "@/lib/platform/ids";
import { findSession } from "@/lib/platform/session";
import { dump, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";
import { type Asked, ask, browser, pressButton, signIn, typeCode } from "./asking";

beforeEach(freshDemo);

/** All that somebody finds who steals the whole database, the queue included. */
async function stolenDump(): Promise<string> {
  const tables = await rows<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_prisma%'",
  );
  return dump(...tables.map(({ name }) => name), "(SELECT key, payload FROM graphile_worker._private_jobs)");
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
/** Six digits standing alone: not by chance inside a hash. */
const standsIn = (text: string, code: string): boolean => new RegExp(`(?<![0-9a-f])${code}(?![0-9a-f])`).test(text);

describe("in the database, the queue and the logs of changes", () => {
  test("[S1, S7] no link, code, cookie or session token lies in clear, asked for or used", async () => {
    const open: Asked[] = [];
    for (let index = 0; index < 10; index += 1) open.push(await ask(`open${index}@acme.example`));
    const used = await ask("used@acme.example");
    const { token: sessionToken } = await pressButton(used);
    const stolen = await stolenDump();
    for (const { token, code, browserToken } of [...open, used])
      expect([stolen.includes(token), stolen.includes(browserToken), standsIn(stolen, code)]).toEqual([
        false,
        false,
        false,
      ]);
    expect(stolen).not.toContain(sessionToken);
    // The dump is whole: what is stored instead is in it.
    expect(stolen).toContain(hex(sha256(sessionToken)));
    for (const { token, browserToken, requestId } of open)
      for (const stored of [hex(sha256(token)), hex(sha256(browserToken)), `"requestId": "${requestId}"`])
        expect(stolen).toContain(stored);
  });

  test("[S7] nothing that is stored signs anybody in when it is sent back", async () => {
    const asked = await ask("ada@acme.example");
    await signIn("ben@acme.example");
    const stolen = await stolenDump();
    const words = new Set(stolen.match(/[\w-]{16,}/g));
    for (const stored of stolen.match(/(?<=\\\\x)[0-9a-f]+/g) ?? [])
      for (const encoding of ["base64", "base64url", "latin1"] as const)
        words.add(Buffer.from(stored, "hex").toString(encoding));
    expect(words.size).toBeGreaterThan(50);
    for (const word of words) {
      expect(await findSession(word, false)).toBeNull();
      expect(await findLinkState(word, asked.browserToken)).toBe("dead");
    }
    const cookie = hex(sha256(asked.browserToken));
    expect(await outcomeOf(signInByLink(browser(cookie), { token: asked.token }))).toBe("sign_in.link_dead");
  }, 120_000);

  test("[S1] link and code follow from the request and the key, and no two requests have the same", async () => {
    const asked = await Promise.all(Array.from({ length: 50 }, (_, index) => ask(`many${index}@acme.example`)));
    expect(new Set(asked.map(({ token }) => token)).size).toBe(50);
    for (const { token, code } of asked) {
      expect(Buffer.from(token, "base64url")).toHaveLength(32);
      expect(code).toMatch(/^\d{6}$/);
    }
  });

  test("[S1] a wrong code of another length or kind is just wrong", async () => {
    const asked = await ask("ada@acme.example");
    for (const code of ["", "12345", "1234567", `${asked.code} `])
      expect(await outcomeOf(typeCode(asked, code))).toBe("sign_in.code_wrong");
    expect(await outcomeOf(typeCode({ ...asked, browserToken: newSecret() }))).toBe("sign_in.code_dead");
  });
});
