import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemDb, viewerDb } from "@/lib/platform/db";
import { fingerprint, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { viewerOf } from "../setup/world";

const TABLES = [
  "account",
  "audit_event",
  "clock_offset",
  "contract",
  "contract_contact",
  "person",
  "rate_limit",
  "session",
];

beforeAll(async () => {
  await freshDemo();
  await viewerOf("ada@acme.example");
});

/** What a statement did through a door: how many rows it changed, or what refused it. */
async function tried(run: () => Promise<number>): Promise<string> {
  try {
    return `${await run()} rows`;
  } catch (error) {
    return /permission denied for \w+|row-level security/.exec(String(error))?.[0] ?? String(error);
  }
}

const asViewer = async (email: string, statement: string): Promise<string> => {
  const viewer = await viewerOf(email);
  return tried(() => viewerDb(viewer, (tx) => tx.$executeRawUnsafe(statement)));
};
const asSystem = (statement: string): Promise<string> => tried(() => systemDb((tx) => tx.$executeRawUnsafe(statement)));

/** A line of history as ada's own request would write it, with one thing about it wrong. */
const audit = (facts: Partial<Record<"at" | "kind" | "person" | "email" | "account" | "contract", string>>): string =>
  `INSERT INTO audit_event (id, at, action, actor_kind, actor_person_id, actor_email, account_id, contract_id, request_id)
   VALUES (gen_random_uuid(), ${facts.at ?? "portal.now()"}, 'test.happened', '${facts.kind ?? "person"}',
   ${facts.person ?? "portal.viewer_id()"}, ${facts.email ?? "'ada@acme.example'"}, ${facts.account ?? "NULL"},
   ${facts.contract ?? "NULL"}, 'test')`;

describe("through the viewer's door", () => {
  test.each([
    ["change what a contract is worth", "UPDATE contract SET value_minor = 0", "permission denied for table"],
    ["move a contract's end", "UPDATE contract SET ends_on = '2030-01-01'", "permission denied for table"],
    ["lift its exclusion", "UPDATE contract SET renewal_self_service = true", "permission denied for table"],
    ["take a contract away", "DELETE FROM contract", "permission denied for table"],
    ["empty a table", "TRUNCATE subscription", "permission denied for table"],
    ["lift a suspension", "UPDATE account SET status = 'active'", "permission denied for table"],
    ["switch access rules on", "UPDATE bill_group SET access_rules_on = true", "permission denied for table"],
    ["take another's address", "UPDATE person SET email = 'x@x.example'", "permission denied for table"],
    ["prove an address", "UPDATE person SET email_verified_at = now()", "permission denied for table"],
    ["let somebody in", "INSERT INTO access_rule VALUES (gen_random_uuid())", "permission denied for table"],
    [
      "make a person",
      "INSERT INTO person (id, email) VALUES (gen_random_uuid(), 'x@x.example')",
      "permission denied for table",
    ],
    [
      "take a protected contact off",
      "DELETE FROM contract_contact WHERE is_primary OR is_card_holder",
      "0 rows", // none that the policy shows to a delete
    ],
    ["become a primary contact", "UPDATE contract_contact SET is_primary = true", "permission denied for table"],
    ["prolong their own place", "UPDATE contract_contact SET ends_on = NULL", "row-level security"],
    ["prolong a session", "UPDATE session SET last_active_at = now()", "permission denied for table"],
    ["open a session", "INSERT INTO session VALUES (gen_random_uuid())", "permission denied for table"],
    ["read the hash of a session", "SELECT token_hash FROM session", "permission denied for table"],
    ["move the clock", "INSERT INTO clock_offset VALUES (1, 1)", "permission denied for table"],
    ["forget a limit", "DELETE FROM rate_limit", "permission denied for table"],
    ["see who asked to sign in", "SELECT FROM sign_in_request", "permission denied for table"],
    ["rewrite history", "UPDATE audit_event SET action = 'x.y'", "permission denied for table"],
    ["delete history", "DELETE FROM audit_event", "permission denied for table"],
    ["see the queue", "SELECT FROM graphile_worker._private_jobs", "permission denied for schema"],
    ["add a job past the outbox", "SELECT graphile_worker.add_job('mail')", "permission denied for schema"],
    ["make a table", "CREATE TABLE mine (id int)", "permission denied for schema"],
    [
      "make a function",
      "CREATE FUNCTION portal.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
      "permission denied for schema",
    ],
    ["write history in somebody else's name", audit({ person: "gen_random_uuid()" }), "row-level security"],
    ["write history as the system", audit({ kind: "system" }), "row-level security"],
    ["write history in nobody's name", audit({ person: "NULL" }), "row-level security"],
    ["write history under somebody else's address", audit({ email: "'ben@acme.example'" }), "row-level security"],
    ["write history under no address", audit({ email: "NULL" }), "row-level security"],
    ["write history of yesterday", audit({ at: "portal.now() - interval '1 day'" }), "row-level security"],
    ["write history of tomorrow", audit({ at: "portal.now() + interval '1 day'" }), "row-level security"],
  ])("[A2] nobody can %s", async (_what, statement, expected) => {
    const before = await fingerprint(...TABLES);
    expect(await asViewer("ada@acme.example", statement)).toBe(expected);
    expect(await fingerprint(...TABLES)).toEqual(before);
  });

  test("[A2, A7] history can be written of one's own contract and its account, and of nobody else's", async () => {
    const idsOf = async (number: string) => {
      const found = await row<{ account: string; contract: string }>(
        "SELECT account_id AS account, id AS contract FROM contract WHERE number = $1",
        [number],
      );
      return { account: `'${found.account}'`, contract: `'${found.contract}'` };
    };
    const [mine, dans, bens] = [await idsOf("C-1001"), await idsOf("C-2001"), await idsOf("C-1003")];
    const write = (facts: Parameters<typeof audit>[0]) => asViewer("ada@acme.example", audit(facts));
    expect(await write(mine)).toBe("1 rows");
    for (const facts of [dans, bens, { ...mine, account: dans.account }, { ...dans, account: mine.account }])
      expect(await write(facts)).toBe("row-level security");
    for (const half of [{ account: dans.account }, { account: mine.account }, { contract: mine.contract }])
      expect(await write(half)).toBe("row-level security");
  });

  describe("what may be written is written to one's own rows only, with no WHERE at all", () => {
    beforeEach(freshDemo);

    test.each([
      ["ada@acme.example", "5 rows"], // contact on C-1001, C-1002, C-1004, C-1005, C-1006
      ["ben@acme.example", "2 rows"],
      ["gus@elm.example", "0 rows"], // by a rule only: sees, does not decide
      ["eve@cedar.example", "0 rows"],
      ["stranger@nowhere.example", "0 rows"],
    ])("[A2, ACC-8] renewal, by %s: %s", async (email, expected) => {
      expect(await asViewer(email, "UPDATE contract SET auto_renew = auto_renew")).toBe(expected);
    });

    test("[A2] language, by ada: her own, not her colleagues', whom she sees", async () => {
      expect(await asViewer("ada@acme.example", "SELECT id FROM person")).toBe("3 rows");
      expect(await asViewer("ada@acme.example", "UPDATE person SET locale = 'sv'")).toBe("1 rows");
      expect(await rows("SELECT email FROM person WHERE locale = 'sv'")).toEqual([{ email: "ada@acme.example" }]);
    });

    test("[A3] a place is locked by its own person, and by contacts who may remove it", async () => {
      const lock = "SELECT id FROM contract_contact FOR SHARE";
      expect(await asViewer("ada@acme.example", lock)).toBe("6 rows"); // hers, and Ben's on C-1001
      expect(await asViewer("gus@elm.example", lock)).toBe("0 rows");
    });
  });
});

describe("through the system's door", () => {
  test.each([
    ["rewritten", "UPDATE audit_event SET action = 'x.y'", "permission denied for table"],
    ["deleted", "DELETE FROM audit_event", "permission denied for table"],
    ["emptied", "TRUNCATE audit_event", "permission denied for table"],
    ["locked for writing", "SELECT id FROM audit_event FOR UPDATE", "permission denied for table"],
    [
      "written over",
      `${audit({ person: "NULL" })} ON CONFLICT (id) DO UPDATE SET action = 'x.y'`,
      "permission denied for table",
    ],
  ])("[A7] history cannot be %s either", async (_how, statement, expected) => {
    expect(await asSystem(statement)).toBe(expected);
  });

  test("[A7] history can be added to", async () => {
    expect(await asSystem(audit({ kind: "system", person: "NULL" }))).toBe("1 rows");
  });

  test("[A2] tables cannot be made, changed or dropped, nor their row-level security lifted", async () => {
    for (const statement of [
      "CREATE TABLE public.mine (id int)",
      "CREATE VIEW portal.mine AS SELECT 1",
      "ALTER TABLE contract DISABLE ROW LEVEL SECURITY",
      "DROP TABLE contract",
      "DROP POLICY own ON contract",
    ])
      expect(await asSystem(statement)).toMatch(/permission denied for schema|must be owner/);
  });
});
