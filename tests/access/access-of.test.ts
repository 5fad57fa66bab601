import { beforeAll, describe, expect, test } from "vitest";
import { viewerDb } from "@/lib/platform/db";
import type { Viewer } from "@/lib/platform/viewer";
import { change, rows } from "../setup/admin";
import { freshDemo, placeEndsIn } from "../setup/demo";
import { viewerOf } from "../setup/world";
import { seedForeignWorld, seedTraces } from "./foreign-world";
import { PEOPLE } from "./what-is-theirs";

beforeAll(async () => {
  await freshDemo();
  for (const email of PEOPLE) await viewerOf(email);
  await seedTraces();
  await seedForeignWorld();
  // Places that ended, that end with today, and later; one of them of somebody whom a rule lets in besides.
  await placeEndsIn("ben@acme.example", "C-1003", -1);
  await placeEndsIn("ben@acme.example", "C-1001", 0);
  await change(
    `INSERT INTO contract_contact (id, account_id, contract_id, person_id, ends_on)
     SELECT gen_random_uuid(), contract.account_id, contract.id, person.id, portal.today('UTC') + $3::int
     FROM contract, person, account_person named
     WHERE contract.number = $1 AND person.email = $2 AND named.person_id = person.id
       AND named.account_id = contract.account_id`,
    ["C-1002", "ben@acme.example", 1],
  );
  // All at once, of an account that the portal serves no longer.
  await change(
    "UPDATE account SET type = 'reseller' WHERE id = (SELECT account_id FROM contract WHERE number = 'C-2001')",
  );
});

const EVERYBODY = "SELECT id, email AS who FROM person UNION SELECT id, 'a preview' FROM preview ORDER BY who";

const OF_THE_VIEWS = `
  SELECT contract_id, account_id, bill_group_id, is_contact, true AS is_direct FROM contract_access WHERE person_id = $1
  UNION ALL
  SELECT granted.contract_id, granted.account_id, granted.bill_group_id, granted.is_contact, false
  FROM portal.contract_grant granted JOIN account ON account.id = granted.account_id
  WHERE granted.person_id = $1 AND account.type <> 'direct'
  ORDER BY contract_id`;
const AT_ONCE = "SELECT * FROM portal.access_of($1) ORDER BY contract_id";

describe("one person's access, all at once", () => {
  test("[ACC-1, ACC-2] is what the views say row by row, of everybody there is", async () => {
    const kinds = new Set<string>();
    for (const { id, who } of await rows<{ id: string; who: string }>(EVERYBODY)) {
      const found = await rows<{ is_contact: boolean; is_direct: boolean }>(AT_ONCE, [id]);
      expect([who, found]).toEqual([who, await rows(OF_THE_VIEWS, [id])]);
      for (const { is_contact, is_direct } of found) kinds.add(`${is_contact} ${is_direct}`);
      const [closed] = await rows<{ is: boolean }>(
        "SELECT EXISTS (SELECT FROM closed_account_access WHERE person_id = $1) AS is",
        [id],
      );
      expect([who, found.some(({ is_direct }) => !is_direct)]).toEqual([who, closed?.is]);
    }
    expect(kinds).toEqual(new Set(["true true", "false true", "true false"]));
  });

  test("[ACC-8] counts a place with an end through its last day", async () => {
    const ben = await viewerOf("ben@acme.example");
    const found = await rows<{ number: string }>(
      `SELECT contract.number FROM portal.access_of($1) mine JOIN contract ON contract.id = mine.contract_id ORDER BY 1`,
      [ben.personId],
    );
    expect(found.map(({ number }) => number)).toEqual(["C-1001", "C-1002"]);
  });

  test.each([null, { id: "of somebody" }])(
    "[A2] is told to nobody but that person, by the viewer's door: preview %j",
    async (preview) => {
      const [ada, dan] = [await viewerOf("ada@acme.example"), await viewerOf("dan@birch.example")];
      const asked = (viewer: Viewer, person: string) =>
        viewerDb(
          { personId: viewer.personId, preview },
          (tx) => tx.$queryRaw<object[]>`SELECT * FROM portal.access_of(${person}::uuid)`,
        );
      expect(await asked(ada, dan.personId)).toEqual([]);
      expect(await asked(dan, ada.personId)).toEqual([]);
      expect(await asked(ada, ada.personId)).not.toEqual([]);
    },
  );
});
