import { beforeEach, describe, expect, test } from "vitest";
import { DomainError } from "@/lib/platform/errors";
import { rows } from "../setup/admin";
import { chance } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";
import { type Asked, ask, pressButton, typeCode, typeCodeBesideLink, wrongCode } from "./asking";

beforeEach(freshDemo);

/**
 * Uses one mail 100 times at once, and returns how often that signed in and how many sessions there are then. On a busy
 * machine some of the 100 are turned away for want of a connection: that, too, is not signing in.
 */
async function storm(email: string, redeem: (asked: Asked) => Promise<unknown>) {
  const asked = await ask(email);
  const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => redeem(asked)));
  const sessions = await rows("SELECT FROM session JOIN person ON person.id = person_id WHERE email = $1", [email]);
  return { signedIn: outcomes.filter(({ status }) => status === "fulfilled").length, sessions: sessions.length };
}

describe("one mail used 100 times at once", { timeout: 120_000 }, () => {
  test("[S1] its link opens one session, round after round", async () => {
    for (let round = 0; round < 6; round += 1)
      expect(await storm(`link${round}@acme.example`, pressButton)).toEqual({ signedIn: 1, sessions: 1 });
  });

  test("[S1] its code opens one session", async () => {
    for (let round = 0; round < 3; round += 1)
      expect(await storm(`code${round}@acme.example`, (asked) => typeCode(asked))).toEqual({
        signedIn: 1,
        sessions: 1,
      });
  });

  test("[S1] link, code, and code beside the link, mixed, open one session between them", async () => {
    const luck = chance();
    const redeem = (asked: Asked) => luck.pick([pressButton, typeCode, typeCodeBesideLink] as const)(asked);
    for (let round = 0; round < 3; round += 1)
      expect(await storm(`mixed${round}@acme.example`, redeem)).toEqual({ signedIn: 1, sessions: 1 });
  });
});

describe("many codes tried at once", () => {
  test("[S6] of 60 wrong ones five are looked at, the others find the code dead", async () => {
    const asked = await ask("ada@acme.example");
    const tries = Array.from({ length: 60 }, (_, index) => typeCode(asked, wrongCode(asked.code, index + 1)));
    const reasons = (await Promise.allSettled(tries)).map((attempt) =>
      attempt.status === "rejected" && attempt.reason instanceof DomainError ? attempt.reason.reason : attempt.status,
    );
    expect(reasons.filter((reason) => reason === "sign_in.code_wrong")).toHaveLength(5);
    expect(reasons).not.toContain("fulfilled");
    expect(await outcomeOf(typeCode(asked))).toBe("sign_in.too_many_codes");
  });
});

describe("two mails of one new person used at once", () => {
  test("[S1, SIG-4] make one person", async () => {
    for (let round = 0; round < 10; round += 1) {
      const email = `new${round}@nowhere.example`;
      // The second asking replaces the first, so only its mail can be used; the person is made by whoever is first.
      const asked = await ask(email);
      const link = outcomeOf(pressButton(asked));
      const again = ask(email).then((second) => outcomeOf(pressButton(second)));
      const outcomes = await Promise.all([link, again]);
      expect(outcomes).toContain("done");
      expect(await rows("SELECT FROM person WHERE email = $1", [email])).toHaveLength(1);
    }
  });
});
