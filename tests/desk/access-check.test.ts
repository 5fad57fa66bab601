import { beforeEach, expect, test } from "vitest";
import { listContracts } from "@/lib/contracts/queries";
import { endCustomerSessions } from "@/lib/desk/access-check/commands";
import { checkAccess } from "@/lib/desk/access-check/queries";
import { change, row, rows } from "../setup/admin";
import { chance } from "../setup/chance";
import { endIn, freshDemo, placeEndsIn } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";
import { viewerOf } from "../setup/world";
import { ADMIN, deskCtx, SAM, staffOf } from "./desk";

beforeEach(freshDemo);

const check = async (email: string) => checkAccess(await staffOf(SAM), email);
const seenBy = async (email: string) => (await check(email)).seen.map(({ number }) => number);
const because = async (email: string) =>
  (await check(email)).unseen.map(({ number, because: cause }) =>
    [number, cause?.reason, ...(cause?.also ?? []).map(({ reason }) => reason)].join(" "),
  );
/** What their own door shows, once they have signed in. */
const shownTo = async (email: string) =>
  (await listContracts(await viewerOf(email), "all")).rows.map(({ number }) => number).sort();

test("[DSK-7] says by what an address sees each contract: place, card, rule, and whether it manages billing", async () => {
  await viewerOf("ada@acme.example");
  const ada = await check("Ada@Acme.example");
  expect(ada).toMatchObject({ email: "ada@acme.example", standing: "known", isStaff: false });
  expect(ada.seen.find(({ number }) => number === "C-1001")).toMatchObject({
    ...{ isContact: true, isPrimary: true, isCardHolder: false, rule: null, managesBilling: true, endsOn: null },
    ...{ account: "Acme Robotics", billGroup: "Acme US" },
  });
  const [gus] = (await check("gus@elm.example")).seen;
  expect(gus).toMatchObject({ number: "C-5001", isContact: false, rule: "elm.example", managesBilling: false });
  const [ina] = (await check("ina@elm.example")).seen;
  expect(ina).toMatchObject({ isContact: true, isPrimary: true, rule: "elm.example" });
  expect((await check("hal@dune.example")).seen[0]).toMatchObject({ isContact: true, managesBilling: false });
});

test("[DSK-7, WHY-1] says why not: ended, rules off, no active contract, closed account, nothing at all", async () => {
  expect(await because("eve@cedar.example")).toEqual(["C-3001 access_check.closed_account"]);
  await placeEndsIn("ben@acme.example", "C-1001", -1);
  expect(await because("ben@acme.example")).toEqual(["C-1001 access_check.place_ended"]);
  await change("UPDATE bill_group SET access_rules_on = false WHERE name = 'Elm'");
  expect(await because("gus@elm.example")).toEqual(["C-5001 access_check.rules_off"]);
  await endIn("C-5001", -1);
  expect(await because("aud@audit.example")).toEqual(["C-5001 access_check.rules_off access_check.no_active_contract"]);
  // A contact of an ended contract goes on seeing it.
  expect(await seenBy("ina@elm.example")).toEqual(["C-5001"]);
  expect(await check("nobody@nowhere.example")).toMatchObject({
    standing: "unknown",
    seen: [],
    unseen: [],
    sessions: 0,
  });
  expect(await outcomeOf(check("no address"))).toBe("access.not_found");
  expect(await check(ADMIN)).toMatchObject({ isStaff: true });
});

test("[DSK-7] of who has not signed in yet it says what they would see, and leaves no trace", async () => {
  await change("INSERT INTO person (id, email) VALUES (gen_random_uuid(), 'let-in@elm.example')");
  // Who asks has a session of their own, which is not the check's.
  const staff = await staffOf(SAM);
  const people = () => rows("SELECT id, email, email_verified_at FROM person ORDER BY id");
  const before = await people();
  expect(await checkAccess(staff, "let-in@elm.example")).toMatchObject({
    standing: "unverified",
    seen: [{ number: "C-5001" }],
  });
  expect(await checkAccess(staff, "never@elm.example")).toMatchObject({
    standing: "unknown",
    seen: [{ number: "C-5001" }],
  });
  expect(await people()).toEqual(before);
});

test("[DSK-7, ACC-1] whatever the world is, the check says what the viewer's door shows, and a cause for everything else", async () => {
  const addresses = [
    "ada@acme.example",
    "ben@acme.example",
    "cora@acme.example",
    "gus@elm.example",
    "aud@audit.example",
  ];
  const strangers = ["new@acme.example", "eve@cedar.example", "new@elm.example"];
  const { seed } = chance();
  for (let round = 0; round < 8; round++) {
    await freshDemo();
    await shuffle(`${seed}-${round}`);
    for (const email of [...addresses, ...strangers]) {
      const { seen, unseen } = await check(email);
      const numbers = seen.map(({ number }) => number).sort();
      expect(numbers, `round ${round}, ${email}`).toEqual(await shownTo(email));
      expect(unseen.filter((contract) => contract.because === null)).toEqual([]);
      expect(unseen.filter(({ number }) => numbers.includes(number))).toEqual([]);
    }
  }
});

/** Ends, rules, places and kinds of account by chance. */
async function shuffle(seed: string): Promise<void> {
  const chance = (salt: string, column: string) =>
    `(get_byte(sha256(('${seed}${salt}' || ${column}::text)::bytea), 0) / 255.0)`;
  await rows(`
    UPDATE contract SET ends_on = portal.today('America/Los_Angeles') + CASE WHEN ${chance("end", "id")} < 0.4 THEN -1 ELSE 9 END;
    UPDATE contract_contact SET ends_on = portal.today('America/Los_Angeles') + CASE WHEN ${chance("place", "id")} < 0.5 THEN -2 ELSE 2 END
      WHERE NOT is_primary AND NOT is_card_holder;
    INSERT INTO access_rule (id, account_id, bill_group_id, kind, value)
      SELECT gen_random_uuid(), account_id, id, 'domain', 'acme.example' FROM bill_group WHERE ${chance("rule", "id")} < 0.6;
    SET session_replication_role = replica;
    UPDATE bill_group SET access_rules_on = ${chance("on", "id")} < 0.7;
    SET session_replication_role = DEFAULT;
    UPDATE account SET type = CASE WHEN ${chance("type", "id")} < 0.2 THEN 'partner' ELSE 'direct' END::account_type`);
}

test("[SIG-6, DSK-7] ends every session of a customer's, tells of it in the audit log, and leaves the seller's people alone", async () => {
  const { personId } = await viewerOf("ben@acme.example");
  for (let browser = 0; browser < 3; browser++)
    await change(
      `INSERT INTO session (id, token_hash, person_id, user_agent, created_at, last_active_at)
       VALUES (gen_random_uuid(), sha256($2::text::bytea), $1, 'test', portal.now(), portal.now())`,
      [personId, `browser ${browser}`],
    );
  const ctx = deskCtx(await staffOf(SAM), "sessions.end");
  expect(await check("ben@acme.example")).toMatchObject({ sessions: 3, endSessions: { allowed: true } });
  expect(await endCustomerSessions(ctx, { email: "ben@acme.example" })).toEqual({ count: 3 });
  expect(await rows("SELECT FROM session WHERE person_id = $1", [personId])).toHaveLength(0);
  expect(await row("SELECT actor_email, after FROM audit_event WHERE action = 'session.ended_by_staff'")).toEqual({
    actor_email: SAM,
    after: { person: "ben@acme.example", count: 3 },
  });
  expect(await outcomeOf(endCustomerSessions(ctx, { email: "ben@acme.example" }))).toBe("access_check.no_sessions");
  await staffOf(ADMIN);
  expect(await outcomeOf(endCustomerSessions(ctx, { email: ADMIN }))).toBe("access_check.is_staff");
  expect(await outcomeOf(endCustomerSessions(ctx, { email: "nobody@nowhere.example" }))).toBe(
    "access_check.no_sessions",
  );
});
