import { beforeEach, expect, test } from "vitest";
import { erasePerson } from "@/lib/desk/personal-data/commands";
import { exportPerson, getPersonalData } from "@/lib/desk/personal-data/queries";
import { eraseInput } from "@/lib/desk/personal-data/schema";
import { clearOldData } from "@/lib/desk/personal-data/tasks";
import { systemDb } from "@/lib/platform/db";
import { DESK_PERMISSIONS } from "@/lib/platform/desk-permissions";
import { queueMail } from "@/lib/platform/mail/queue";
import { change, dump, row, rows } from "../setup/admin";
import { endIn, freshDemo } from "../setup/demo";
import { emptyQueue, queuedMails } from "../setup/jobs";
import { outcomeOf } from "../setup/outcome";
import { viewerOf } from "../setup/world";
import { ADMIN, deskCtx, staffOf } from "./desk";
import { freeToGo } from "./leaving";

beforeEach(async () => {
  await freshDemo();
  await emptyQueue();
});

const BEN = "ben@acme.example";
const ctx = async () => deskCtx(await staffOf(ADMIN), "people.erase");
const erase = async (email: string): Promise<void> => erasePerson(await ctx(), { email, again: email });
const mail = (to: string) =>
  systemDb((tx) =>
    queueMail(tx, {
      ...{ key: `test:${to}`, to, locale: "en", brand: { name: "Fjord", color: "#1c6094" } },
      content: { subject: "A", heading: "B", paragraphs: ["C"], facts: [], footer: [] } as never,
    }),
  );

/** With something of every kind. */
const readyToGo = (): Promise<string> => freeToGo(BEN);

test("[Operate] who is erased is nobody: no name, address or phone number, signed in nowhere, on no contract", async () => {
  const id = await readyToGo();
  const { first, last } = await row<{ first: string; last: string }>(
    "SELECT first_name AS first, last_name AS last FROM account_person WHERE person_id = $1",
    [id],
  );
  await mail(BEN);
  const issued = await dump("invoice", "payment", "ledger_entry", "signed_quote");
  await erase(BEN);
  const left = await dump("person", "account_person", "session", "sign_in_request", "new_address", "access_request");
  for (const word of [BEN, `${first}", "last_name": "${last}`, "+46 70 555 01 02"]) expect(left).not.toContain(word);
  expect(left).toContain(`erased-${id}@erased.invalid`);
  expect(await rows("SELECT FROM contract_contact WHERE person_id = $1", [id])).toEqual([]);
  expect(await rows("SELECT FROM contract_access WHERE person_id = $1", [id])).toEqual([]);
  expect((await queuedMails()).map(({ to }) => to)).not.toContain(BEN);
  // What the law has kept is what it was.
  expect(await dump("invoice", "payment", "ledger_entry", "signed_quote")).toBe(issued);
});

test("[Operate, A7] the history says that somebody was erased and by whom, and not who it was", async () => {
  await readyToGo();
  await erase(BEN);
  const lines = await rows<{ by: string; said: string }>(
    "SELECT actor_email AS by, row_to_json(audit_event)::text AS said FROM audit_event WHERE action = 'person.erased'",
  );
  expect(lines.length).toBeGreaterThan(0);
  for (const { by, said } of lines) {
    expect(by).toBe(ADMIN);
    expect(said).not.toMatch(/ben@|Ben/);
  }
});

test("[Operate] no mail goes to who is erased, and whoever signs in with that address is somebody new", async () => {
  const id = await readyToGo();
  await erase(BEN);
  await mail(`erased-${id}@erased.invalid`);
  expect(await queuedMails()).toEqual([]);
  expect(await outcomeOf(getPersonalData(await staffOf(ADMIN), BEN))).toBe("access.not_found");
  expect(await outcomeOf(erase(BEN))).toBe("access.not_found");
  await rows("INSERT INTO person (id, email) VALUES (gen_random_uuid(), $1)", [BEN]);
  expect((await getPersonalData(await staffOf(ADMIN), BEN)).personId).not.toBe(id);
  await expect(rows("UPDATE person SET email = 'back@acme.example' WHERE id = $1", [id])).rejects.toThrow(
    /person_erased/,
  );
});

test("[Operate, ACC-10] who a contract cannot be without hands over first; on one that has ended their place stays without a name", async () => {
  expect(await outcomeOf(erase("dan@birch.example"))).toBe("personal_data.protected");
  const { personId } = await viewerOf("dan@birch.example");
  await endIn("C-2001", -1);
  await erase("dan@birch.example");
  expect(await rows("SELECT is_primary FROM contract_contact WHERE person_id = $1", [personId])).toEqual([
    { is_primary: true },
  ]);
  expect(
    await row("SELECT first_name || ' ' || last_name AS name FROM account_person WHERE person_id = $1", [personId]),
  ).toEqual({
    name: "Erased person",
  });
});

test("[Operate, WHY-1] the seller's people, addresses in access rules and payers under way are not erased", async () => {
  await viewerOf("aud@audit.example");
  expect(await outcomeOf(erase("aud@audit.example"))).toBe("personal_data.named_by_rule");
  await rows("INSERT INTO person (id, email) VALUES (gen_random_uuid(), $1) ON CONFLICT DO NOTHING", [ADMIN]);
  expect(await outcomeOf(erase(ADMIN))).toBe("personal_data.is_staff");
  const id = await readyToGo();
  await change(
    `INSERT INTO payment_attempt (id, account_id, currency, amount_minor, payer_person_id, payer_locale, created_at, expires_at)
     SELECT gen_random_uuid(), account_id, 'USD', 100, $1, 'en', now(), now() FROM account_person WHERE person_id = $1 LIMIT 1`,
    [id],
  );
  expect(await outcomeOf(erase(BEN))).toBe("personal_data.paying");
  expect(await outcomeOf(erase("nobody@nowhere.example"))).toBe("access.not_found");
});

test("[Operate] only an admin, who types the address once more", () => {
  expect(DESK_PERMISSIONS["people.erase"]).toEqual(["admin"]);
  expect(eraseInput.safeParse({ email: BEN, again: " Ben@Acme.example " }).success).toBe(true);
  expect(eraseInput.safeParse({ email: BEN, again: "ada@acme.example" }).error?.issues[0]).toMatchObject({
    ...{ path: ["again"], message: "address_differs" },
  });
});

test("[Operate] what is written out for somebody is theirs, all of it, and nobody else's", async () => {
  await viewerOf("ada@acme.example");
  const data = await exportPerson(await staffOf(ADMIN), "ada@acme.example");
  expect(data).toMatchObject({ email: "ada@acme.example" });
  expect((data.contracts as { contract: string }[]).map(({ contract }) => contract)).toContain("C-1001");
  expect((data.names as unknown[]).length).toBe(1);
  const text = JSON.stringify(data);
  for (const other of ["ben@acme.example", "dan@birch.example", "token", "hash"]) expect(text).not.toContain(other);
  const { held, names } = await getPersonalData(await staffOf(ADMIN), "ada@acme.example");
  expect(held.places).toBe((data.contracts as unknown[]).length);
  expect(held.payments).toBe((data.payments as unknown[]).length);
  expect(names).toHaveLength(1);
});

test("[Operate] at night goes what serves nobody any more, by its age, and what is younger stays", async () => {
  const { personId } = await viewerOf(BEN);
  for (const days of [366, 364])
    await change(
      `INSERT INTO access_request (id, person_id, email, first_name, last_name, number, created_at, expires_at, ended_at)
       SELECT gen_random_uuid(), $1, 'old${days}@acme.example', 'A', 'B', 'C-1001', at, at, at
       FROM (SELECT portal.now() - make_interval(days => ${days}) AS at) long_ago`,
      [personId],
    );
  for (const days of [366, 364])
    await change(
      `INSERT INTO invoice_share (id, account_id, contract_id, invoice_id, kind, shared_by_person_id, sent_to, note, created_at)
       SELECT gen_random_uuid(), account_id, contract_id, id, 'mail', $1, 'outside${days}@books.example', 'A note',
              portal.now() - make_interval(days => ${days}) FROM invoice WHERE number = 'INV-1042'`,
      [personId],
    );
  await mail("given-up@acme.example");
  await mail("waiting@acme.example");
  await rows(`UPDATE graphile_worker._private_jobs SET attempts = max_attempts, run_at = now() - interval '31 days'
              WHERE payload ->> 'to' = 'given-up@acme.example'`);
  await clearOldData();
  expect(
    (await rows<{ email: string }>("SELECT email FROM access_request WHERE email LIKE 'old%'")).map(
      ({ email }) => email,
    ),
  ).toEqual(["old364@acme.example"]);
  const shares = await rows<{ to: string }>(
    "SELECT sent_to AS to FROM invoice_share WHERE sent_to ~ '^(outside|erased)' ORDER BY 1",
  );
  expect(shares.map(({ to }) => to)).toEqual(["erased@erased.invalid", "outside364@books.example"]);
  expect((await queuedMails()).map(({ to }) => to)).toEqual(["waiting@acme.example"]);
});
