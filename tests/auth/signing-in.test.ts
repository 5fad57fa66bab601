import { beforeEach, describe, expect, test } from "vitest";
import { signInByCode } from "@/lib/auth/commands/sign-in-by-code";
import { signInByLink } from "@/lib/auth/commands/sign-in-by-link";
import { findLinkState } from "@/lib/auth/queries";
import { newSecret } from "@/lib/platform/ids";
import { fingerprint, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedJobs } from "../setup/jobs";
import { outcomeOf } from "../setup/outcome";
import { setClock } from "../setup/world";
import { ask, browser, pressButton, typeCode, typeCodeBesideLink, wrongCode } from "./asking";

const ADA = "ada@acme.example";

beforeEach(freshDemo);

const sessionsOf = async (email: string): Promise<number> =>
  (await rows("SELECT FROM session JOIN person ON person.id = person_id WHERE email = $1", [email])).length;

/** Moves the clock to so many seconds after the open request for the address was made. */
async function letPass(email: string, seconds: number): Promise<void> {
  const { at } = await row<{ at: Date }>("SELECT created_at AS at FROM sign_in_request WHERE email = $1", [email]);
  await setClock(new Date(at.getTime() + seconds * 1000));
}

describe("asking to sign in", () => {
  test("[SIG-1] queues one mail job, which knows the request and no address, link or code", async () => {
    const { requestId } = await ask(ADA);
    expect(await queuedJobs()).toEqual([
      { task: "sign_in_mail", key: `sign-in:${requestId}`, payload: { requestId }, attempts: 0 },
    ]);
  });

  test("[SIG-3] the asking browser gets its address back to be shown, and nothing is looked up for that", async () => {
    expect(await ask(ADA)).toMatchObject({ email: ADA });
    expect(await ask("nobody@nowhere.example")).toMatchObject({ email: "nobody@nowhere.example" });
  });

  test("[SIG-2] a browser that asks again keeps its cookie, one that has none gets one of 256 bits", async () => {
    const first = await ask(ADA);
    const second = await ask("ben@acme.example", { browserToken: first.browserToken });
    expect(second.browserToken).toBe(first.browserToken);
    expect(Buffer.from(first.browserToken, "base64url")).toHaveLength(32);
  });
});

describe("the mail's link", () => {
  test("[SIG-2] offers the button in the browser that asked, and pressing it signs in", async () => {
    const asked = await ask(ADA);
    expect(await findLinkState(asked.token, asked.browserToken)).toBe("button");
    expect(await sessionsOf(ADA)).toBe(0);
    await pressButton(asked);
    expect(await sessionsOf(ADA)).toBe(1);
  });

  test("[SIG-2, S1] works once", async () => {
    const asked = await ask(ADA);
    await pressButton(asked);
    expect(await outcomeOf(pressButton(asked))).toBe("sign_in.link_dead");
    expect(await outcomeOf(typeCode(asked))).toBe("sign_in.code_dead");
    expect(await findLinkState(asked.token, asked.browserToken)).toBe("dead");
    expect(await sessionsOf(ADA)).toBe(1);
  });

  test("[S2] looked at 1,000 times, in the asking browser and in others, is used up by none of it", async () => {
    const asked = await ask(ADA);
    const before = await fingerprint("sign_in_request", "session");
    for (let round = 0; round < 100; round += 1) {
      const looks = Array.from({ length: 10 }, (_, look) =>
        findLinkState(asked.token, look % 2 ? asked.browserToken : null),
      );
      expect(new Set(await Promise.all(looks))).toEqual(new Set(["code", "button"]));
    }
    expect(await fingerprint("sign_in_request", "session")).toEqual(before);
    await pressButton(asked);
  }, 120_000);

  test("[S3] opened in any other browser signs nobody in, in 200 tries: it asks for the code", async () => {
    const asked = await ask(ADA);
    const cookies = [null, "", asked.token, asked.requestId, ...Array.from({ length: 196 }, newSecret)];
    for (const cookie of cookies) {
      expect(await outcomeOf(signInByLink(browser(cookie), { token: asked.token }))).toBe("sign_in.link_dead");
      if (cookie) expect(await findLinkState(asked.token, cookie)).toBe("code");
    }
    expect(await sessionsOf(ADA)).toBe(0);
    await pressButton(asked); // and is not used up by that
  }, 120_000);

  test("[S3] of one person's mail does not open in another asking browser", async () => {
    const [ada, ben] = [await ask(ADA), await ask("ben@acme.example")];
    expect(await outcomeOf(signInByLink(browser(ben.browserToken), { token: ada.token }))).toBe("sign_in.link_dead");
  });

  test.each(["", "x", "0".repeat(43), "'; DROP TABLE session; --"])("[SIG-2] made up, %j, is dead", async (token) => {
    const { browserToken } = await ask(ADA);
    expect(await findLinkState(token, browserToken)).toBe("dead");
    expect(await outcomeOf(signInByLink(browser(browserToken), { token }))).toBe("sign_in.link_dead");
  });
});

describe("the mail's code", () => {
  test("[SIG-2] signs in the browser that asked, once", async () => {
    const asked = await ask(ADA);
    await typeCode(asked);
    expect(await outcomeOf(typeCode(asked))).toBe("sign_in.code_dead");
    expect(await outcomeOf(pressButton(asked))).toBe("sign_in.link_dead");
    expect(await sessionsOf(ADA)).toBe(1);
  });

  test("[S3] signs in another browser only beside the mail's link", async () => {
    const asked = await ask(ADA);
    const elsewhere = (cookie: string | null) => outcomeOf(signInByCode(browser(cookie), { code: asked.code }));
    expect(await elsewhere(newSecret())).toBe("sign_in.code_dead");
    expect(await elsewhere(null)).toBe("sign_in.code_dead");
    expect(await elsewhere("")).toBe("sign_in.code_dead");
    expect(await sessionsOf(ADA)).toBe(0);
    expect(await outcomeOf(typeCodeBesideLink(asked))).toBe("done");
    expect(await sessionsOf(ADA)).toBe(1);
  });

  test("[S3] beside another mail's link is wrong, and beside a made-up one dead", async () => {
    const [ada, ben] = [await ask(ADA), await ask("ben@acme.example")];
    expect(await outcomeOf(typeCodeBesideLink({ ...ben, code: ada.code }))).toBe("sign_in.code_wrong");
    expect(await outcomeOf(typeCodeBesideLink({ ...ada, token: newSecret() }))).toBe("sign_in.code_dead");
  });

  test("[SIG-2] wrong, says so and can be corrected", async () => {
    const asked = await ask(ADA);
    expect(await outcomeOf(typeCode(asked, wrongCode(asked.code)))).toBe("sign_in.code_wrong");
    expect(await outcomeOf(typeCode(asked))).toBe("done");
  });

  test("[SIG-2] in a browser that asked for two addresses, the one asked for last counts", async () => {
    const ada = await ask(ADA);
    const ben = await ask("ben@acme.example", { browserToken: ada.browserToken });
    await typeCode(ben);
    expect([await sessionsOf(ADA), await sessionsOf("ben@acme.example")]).toEqual([0, 1]);
  });
});

describe("link and code", () => {
  test("[SIG-2] only the newest count: asking again ends those before, in whatever browser", async () => {
    const first = await ask(ADA);
    const second = await ask(ADA);
    expect(second.token).not.toBe(first.token);
    expect(await outcomeOf(pressButton(first))).toBe("sign_in.link_dead");
    expect(await outcomeOf(typeCode(first))).toBe("sign_in.code_dead");
    expect(await outcomeOf(typeCodeBesideLink(first))).toBe("sign_in.code_dead");
    expect(await outcomeOf(pressButton(second))).toBe("done");
  });

  test("[SIG-2] work until 10 minutes are over", async () => {
    const [link, code] = [await ask(ADA), await ask("ben@acme.example")];
    await letPass("ben@acme.example", 590);
    expect(await outcomeOf(pressButton(link))).toBe("done");
    expect(await outcomeOf(typeCode(code))).toBe("done");
  });

  test("[SIG-2] are dead when 10 minutes are over, exactly", async () => {
    const asked = await ask(ADA);
    await letPass(ADA, 600);
    expect(await findLinkState(asked.token, asked.browserToken)).toBe("dead");
    expect(await outcomeOf(pressButton(asked))).toBe("sign_in.link_dead");
    expect(await outcomeOf(typeCode(asked))).toBe("sign_in.code_dead");
    expect(await outcomeOf(typeCodeBesideLink(asked))).toBe("sign_in.code_dead");
    expect(await sessionsOf(ADA)).toBe(0);
  });
});

describe("signing in", () => {
  test("[SIG-4] makes a person of an address nobody knows, with the address proven", async () => {
    await pressButton(await ask("new@nowhere.example", { locale: "sv" }));
    const person = await row("SELECT email, email_verified_at, locale FROM person WHERE email = 'new@nowhere.example'");
    expect(person).toEqual({ email: "new@nowhere.example", email_verified_at: expect.any(Date), locale: "sv" });
  });

  test("[SIG-2] proves the address of a contact, and keeps the first proof", async () => {
    const proof = async () =>
      (await row<{ at: Date | null }>("SELECT email_verified_at AS at FROM person WHERE email = $1", [ADA])).at;
    expect(await proof()).toBeNull();
    await pressButton(await ask(ADA));
    const first = await proof();
    expect(first).toBeInstanceOf(Date);
    await pressButton(await ask(ADA));
    expect(await proof()).toEqual(first);
  });

  test("[ANY-2] keeps the language of the browser at first sign-in, and later the person's own choice", async () => {
    const signInWith = async (locale: "en" | "sv") => (await pressButton(await ask(ADA, { locale }))).locale;
    expect(await signInWith("sv")).toBe("sv");
    expect(await signInWith("en")).toBe("sv");
  });

  test("[A7] is in the audit log, and holds the browser it was", async () => {
    await pressButton(await ask(ADA));
    expect(await rows("SELECT action, actor_kind, actor_email FROM audit_event")).toEqual([
      { action: "session.opened", actor_kind: "person", actor_email: ADA },
    ]);
    expect(await rows("SELECT user_agent FROM session")).toEqual([{ user_agent: "Firefox" }]);
  });

  test("[S7] gives every session a token of 256 bits of its own, also in the same browser", async () => {
    const tokens = [await ask(ADA), await ask("ben@acme.example")].map(
      async (asked) => (await pressButton(asked)).token,
    );
    for (const token of await Promise.all(tokens)) expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(new Set(await Promise.all(tokens)).size).toBe(2);
  });

  test.each([
    ["/contracts/C-1001?x=1", "/contracts/C-1001?x=1"],
    ["https://evil.example/", null],
    ["//evil.example", null],
    ["/sign-in", null],
    [undefined, null],
  ])("[S9, SIG-8] with %j in mind goes on to %j", async (next, expected) => {
    const asked = await ask(ADA, next === undefined ? {} : { next });
    expect((await pressButton(asked)).returnTo).toBe(expected);
  });

  test("[DSK-2, ACC-6] by a link to the portal looks at the bill group it is about, where that is theirs", async () => {
    const idOf = async (name: string) =>
      (await rows<{ id: string }>("SELECT id FROM bill_group WHERE name = $1", [name]))[0]?.id ?? "";
    const chosenBy = async (group: string) =>
      (await pressButton(await ask(ADA, { next: `/?group=${group}` }))).billGroup;
    const own = await idOf("Acme EMEA");
    expect(await chosenBy(own)).toBe(own);
    expect(await chosenBy(await idOf("Birch"))).toBeNull();
    expect(await chosenBy("ffffffff-ffff-4fff-8fff-ffffffffffff")).toBeNull();
    expect(await chosenBy("made-up")).toBeNull();
  });
});
