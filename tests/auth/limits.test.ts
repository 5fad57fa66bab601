import { beforeEach, describe, expect, test } from "vitest";
import { askToSignIn } from "@/lib/auth/commands/ask-to-sign-in";
import { signInByCode } from "@/lib/auth/commands/sign-in-by-code";
import { findLinkState } from "@/lib/auth/queries";
import { newSecret } from "@/lib/platform/ids";
import { disconnectLimits } from "@/lib/platform/limits";
import { change, dump, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedJobs } from "../setup/jobs";
import { outcomeOf } from "../setup/outcome";
import { type Asked, ask, browser, newIp, pressButton, typeCode, typeCodeBesideLink, wrongCode } from "./asking";

const ADA = "ada@acme.example";

beforeEach(freshDemo);

const askFrom = (ip: string, email: string) =>
  askToSignIn({ request: { id: "test-request", network: ip, locale: "en", browserToken: null } }, { email });

const mails = async (): Promise<number> => (await queuedJobs()).length;

/** Seconds for which a counter that begins now counts. */
async function windowOf(counter: string): Promise<number> {
  await askFrom(newIp(), ADA);
  const { expire } = await row<{ expire: string }>(
    "SELECT max(expire) AS expire FROM rate_limit WHERE key LIKE $1 || ':%'",
    [counter],
  );
  return Math.round((Number(expire) - Date.now()) / 1000);
}

/** As if the counters' windows were over: they count by the process's clock, which a test does not move. */
const endWindows = (counter: string): Promise<void> =>
  change("UPDATE rate_limit SET expire = 0 WHERE key LIKE $1 || ':%'", [counter]);

/** Tries at one address. The plan says 10,000: at two writes to Postgres each on the same row they take 20 to 30 seconds. */
const FLOOD = 1_000;

describe("a flood of mails", () => {
  test(`[S6] of ${FLOOD} tries at one address sends 5, and the last one issued still works`, async () => {
    const ips = Array.from({ length: 200 }, newIp);
    // Eight at a time: whoever waits for a connection longer than two seconds is turned away unserved.
    const lane = async (first: number) => {
      for (let tried = first; tried < FLOOD; tried += 8) await askFrom(ips[tried % 200] ?? "", ADA);
    };
    await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(lane));
    expect(await mails()).toBe(5);
    const asked = await ask(ADA); // refused too; what is open is the fifth
    expect(await findLinkState(asked.token, newSecret())).toBe("code");
    expect(await outcomeOf(typeCodeBesideLink(asked))).toBe("done");
  }, 120_000);

  test("[S6] leaves the asking browser's last mail good while the limit is reached", async () => {
    const { browserToken } = await ask(ADA);
    for (let again = 0; again < 4; again += 1) await ask(ADA, { browserToken });
    const last = await ask(ADA, { browserToken });
    for (let more = 0; more < 20; more += 1) await askFrom(newIp(), ADA);
    expect(await mails()).toBe(5);
    expect(await findLinkState(last.token, browserToken)).toBe("button");
    expect(await outcomeOf(pressButton(last))).toBe("done");
  });

  test("[S6] to one address does not keep a mail from another", async () => {
    for (let tried = 0; tried < 20; tried += 1) await askFrom(newIp(), ADA);
    expect(await outcomeOf(pressButton(await ask("ben@acme.example")))).toBe("done");
  });

  test("[S6] from one network sends 60, to whomever, and uses up nobody's own limit after that", async () => {
    const network = newIp();
    for (let tried = 0; tried < 100; tried += 1) await askFrom(network, `person${tried}@nowhere.example`);
    expect(await mails()).toBe(60);
    for (let tried = 0; tried < 10; tried += 1) await askFrom(network, ADA);
    expect(await mails()).toBe(60);
    await ask(ADA); // from elsewhere
    expect(await mails()).toBe(61);
  });

  test("[S6] to one address goes on when the window is over, which is as long as a mail lives", async () => {
    for (let window = 1; window <= 3; window += 1) {
      for (let tried = 0; tried < 7; tried += 1) await askFrom(newIp(), ADA);
      expect(await mails()).toBe(window * 5);
      await endWindows("mails_to_address");
    }
    const { life } = await row<{ life: number }>(
      "SELECT extract(epoch FROM expires_at - created_at)::int AS life FROM sign_in_request",
    );
    expect(await windowOf("mails_to_address")).toBeLessThanOrEqual(life);
  });

  test("[S6] from one network to one address ends at 30 a day, and another network can still ask", async () => {
    const network = newIp();
    for (let window = 1; window <= 8; window += 1) {
      for (let tried = 0; tried < 5; tried += 1) await askFrom(network, ADA);
      expect(await mails()).toBe(Math.min(30, window * 5));
      await endWindows("mails_to_address");
      await endWindows("mails_from_network");
    }
    expect(await outcomeOf(pressButton(await ask(ADA)))).toBe("done");
  });

  test("[SIG-3, S6] is answered like the first: the answer says nothing of the limit", async () => {
    const answers = [];
    for (let tried = 0; tried < 8; tried += 1) answers.push(await askFrom(newIp(), ADA));
    for (const answer of answers)
      expect(answer).toEqual({ browserToken: expect.stringMatching(/^[\w-]{43}$/), email: ADA });
    expect(new Set(answers.map(({ browserToken }) => browserToken)).size).toBe(8);
  });

  test("[S6] is counted without naming anybody: the counters hold no address", async () => {
    await ask(ADA);
    const counters = await dump("rate_limit");
    expect(counters).toContain("mails_to_address:");
    expect(counters).not.toContain("acme");
  });

  test("[S6] is counted in Postgres, so that a second process knows of it", async () => {
    for (let tried = 0; tried < 5; tried += 1) await askFrom(newIp(), ADA);
    await disconnectLimits(); // forgets all this process held
    await askFrom(newIp(), ADA);
    expect(await mails()).toBe(5);
    const { points } = await row<{ points: number }>(
      "SELECT points FROM rate_limit WHERE key LIKE 'mails_to_address:%'",
    );
    expect(points).toBe(6);
  });
});

/** Types so many wrong codes, each of which is looked at. */
async function guess(asked: Asked, times: number, type = typeCode): Promise<void> {
  for (let tried = 1; tried <= times; tried += 1)
    expect(await outcomeOf(type(asked, wrongCode(asked.code, tried)))).toBe("sign_in.code_wrong");
}

describe("guessing the code", () => {
  test("[S6] is over after five wrong ones, but the link in the same mail still works", async () => {
    const asked = await ask(ADA);
    await guess(asked, 5);
    expect(await outcomeOf(typeCode(asked))).toBe("sign_in.too_many_codes");
    expect(await rows("SELECT FROM session")).toEqual([]);
    expect(await outcomeOf(pressButton(asked))).toBe("done");
  });

  test("[S6] four wrong ones leave a fifth try, which may be right", async () => {
    const asked = await ask(ADA);
    await guess(asked, 4);
    expect(await outcomeOf(typeCode(asked))).toBe("done");
  });

  test("[S6] by a stranger who asked for the mail costs its reader nothing: beside the link they type their own", async () => {
    const stranger = await ask(ADA);
    await guess(stranger, 5);
    expect(await outcomeOf(typeCode(stranger))).toBe("sign_in.too_many_codes");
    await guess(stranger, 4, typeCodeBesideLink);
    expect(await outcomeOf(typeCodeBesideLink(stranger))).toBe("done");
  });

  test("[S6] beside the link ends after five as well", async () => {
    const asked = await ask(ADA);
    await guess(asked, 5, typeCodeBesideLink);
    expect(await outcomeOf(typeCodeBesideLink(asked))).toBe("sign_in.too_many_codes");
    expect(await outcomeOf(pressButton(asked))).toBe("done");
  });

  test("[S6] begins anew with a new mail, with and without the link", async () => {
    const first = await ask(ADA);
    await guess(first, 5);
    await guess(first, 5, typeCodeBesideLink);
    expect(await outcomeOf(typeCode(await ask(ADA)))).toBe("done");
    expect(await outcomeOf(typeCodeBesideLink(await ask(ADA)))).toBe("done");
  });

  test("[S6] over many mails ends at 20 wrong ones a day for an address; by link, and beside it, it can be signed in to", async () => {
    for (let mail = 0; mail < 4; mail += 1) await guess(await ask(ADA), 5);
    expect(await outcomeOf(typeCode(await ask(ADA)))).toBe("sign_in.too_many_codes");
    await endWindows("mails_to_address");
    expect(await outcomeOf(typeCodeBesideLink(await ask(ADA)))).toBe("done");
    expect(await outcomeOf(pressButton(await ask(ADA)))).toBe("done");
    expect(await outcomeOf(typeCode(await ask("ben@acme.example")))).toBe("done");
    await endWindows("wrong_codes");
    expect(await outcomeOf(typeCode(await ask(ADA)))).toBe("done");
  });

  test("[S6] from one network ends after 60 tries, whatever the mail; from elsewhere it does not", async () => {
    const [network, asked] = [newIp(), await ask(ADA)];
    const tryIt = (code: string) => outcomeOf(signInByCode(browser(newSecret(), network), { code }));
    for (let tried = 0; tried < 60; tried += 1) expect(await tryIt("000000")).toBe("sign_in.code_dead");
    expect(await tryIt("000000")).toBe("sign_in.too_many_codes");
    const fromThere = signInByCode(browser(asked.browserToken, network), { code: asked.code });
    expect(await outcomeOf(fromThere)).toBe("sign_in.too_many_codes");
    expect(await outcomeOf(typeCode(asked))).toBe("done");
  });
});
