import { beforeAll, describe, expect, test } from "vitest";
import { askToSignIn } from "@/lib/auth/commands/ask-to-sign-in";
import { change, inTransaction, rows } from "../setup/admin";
import { chance } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { queuedJobs } from "../setup/jobs";
import { spread } from "../setup/spread";
import { newIp } from "./asking";

const PAIRS = 500;

beforeAll(async () => {
  await freshDemo();
  await change(
    `INSERT INTO person (id, email, email_verified_at)
     SELECT gen_random_uuid(), 'known' || n || '@acme.example', now() FROM generate_series(1, ${PAIRS}) n`,
  );
});

const asking = (email: string) =>
  askToSignIn({ request: { id: "test-request", network: newIp(), locale: "en", browserToken: null } }, { email });

describe("a known address and an unknown one", () => {
  test("[SIG-3, S4] are answered in the same shape", async () => {
    const secret = { browserToken: expect.stringMatching(/^[\w-]{43}$/) };
    for (const email of ["ada@acme.example", "nobody@nowhere.example"])
      expect(await asking(email)).toEqual({ ...secret, email });
  });

  test("[S4] leave the same behind: a request and a job each, and no trace of whether there is a person", async () => {
    await asking("ben@acme.example");
    await asking("no-one@nowhere.example");
    const requests = await rows<object>(
      `SELECT wrong_codes, locale, return_to, length(link_hash) AS link, length(browser_hash) AS browser,
              expires_at - created_at AS life
       FROM sign_in_request WHERE email IN ('ben@acme.example', 'no-one@nowhere.example')`,
    );
    expect(requests[0]).toEqual(requests[1]);
    expect((await queuedJobs()).map(({ task, payload }) => [task, Object.keys(payload)]).slice(-2)).toEqual([
      ["sign_in_mail", ["requestId"]],
      ["sign_in_mail", ["requestId"]],
    ]);
    expect(await rows("SELECT FROM person WHERE email = 'no-one@nowhere.example'")).toEqual([]);
  });

  test("[S4] are looked up nowhere: no table of people, accounts or access is so much as opened", async () => {
    const tables = [
      "person",
      "account_person",
      "account",
      "bill_group",
      "access_rule",
      "contract",
      "contract_contact",
      "session",
    ];
    await inTransaction(async (other) => {
      await other.query(`LOCK TABLE ${tables.join(", ")} IN ACCESS EXCLUSIVE MODE`);
      // Whoever reads one of them now waits, and is cut off after five seconds.
      await asking("cora@acme.example");
      await asking("nobody-else@nowhere.example");
    });
  });

  test("[S4] take the same time: 500 and 500, one after the other in random order", async () => {
    const luck = chance();
    const took: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
    for (let pair = 1; pair <= PAIRS; pair += 1)
      for (const kind of luck.shuffled(["known", "unknown"] as const)) {
        const start = performance.now();
        await asking(kind === "known" ? `known${pair}@acme.example` : `unknown${pair}@nowhere.example`);
        took[kind].push(performance.now() - start);
      }
    const [known, unknown] = [spread(took.known), spread(took.unknown)];
    // The medians of 500 stray by a twentieth of the spread; one statement more would be several times that apart.
    expect(Math.abs(known.median - unknown.median)).toBeLessThan(0.4 * Math.max(known.spread, unknown.spread));
  }, 120_000);
});
