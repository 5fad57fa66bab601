import { beforeAll, describe, expect, test } from "vitest";
import { getContractHistory } from "@/lib/contracts/history/queries";
import { historySearch } from "@/lib/contracts/history/schema";
import { turnOffRenewal } from "@/lib/contracts/renewal/commands";
import { historySentence } from "@/lib/notices/sentence";
import { viewerDb } from "@/lib/platform/db";
import { addUser } from "@/lib/users/commands/add-user";
import { addUserInput } from "@/lib/users/schema";
import { change } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { refusalOf } from "../setup/outcome";
import { ctxOf, viewerOf } from "../setup/world";

const ADA = "ada@acme.example";

beforeAll(freshDemo);

const history = async (email: string, number: string, search: Record<string, string> = {}) =>
  getContractHistory(await viewerOf(email), number, historySearch.parse(search));

describe("a contract's history", () => {
  test("[CON-7] says who changed what, the newest first, in the reader's language", async () => {
    await turnOffRenewal(await ctxOf(ADA), { contractNumber: "C-1001" });
    const newcomer = {
      firstName: "Åsa",
      lastName: "Ny",
      email: "asa@new.example",
      contracts: "C-1001",
      endsOn: "2099-12-31",
    };
    await addUser(await ctxOf(ADA, "users.manage"), addUserInput.parse(newcomer));
    const { rows } = await history(ADA, "C-1001");
    expect(rows.map((row) => historySentence(row, "The portal", "en"))).toEqual([
      "Ada Byron let asa@new.example in until 31 Dec 2099.",
      "Ada Byron turned auto-renewal off.",
    ]);
    expect(rows.map((row) => historySentence(row, "Portalen", "sv"))[0]).toBe(
      "Ada Byron släppte in asa@new.example till och med 31 dec. 2099.",
    );
  });

  test("[CON-7] is narrowed by kind, and says of what it does not know that something was changed", async () => {
    await change(
      `INSERT INTO audit_event (id, at, action, actor_kind, account_id, contract_id, request_id)
       SELECT gen_random_uuid(), portal.now(), 'desk.odd', 'system', account_id, id, 'test' FROM contract WHERE number = 'C-1001'`,
    );
    const actions = async (kind: string) => (await history(ADA, "C-1001", { kind })).rows.map(({ action }) => action);
    expect(await actions("users")).toEqual(["user.added"]);
    expect(await actions("renewal")).toEqual(["contract.renewal_turned_off"]);
    expect(await actions("payments")).toEqual([]);
    const [odd] = (await history(ADA, "C-1001")).rows;
    expect(odd && historySentence(odd, "The portal", "en")).toBe("The portal made a change.");
  });

  test("[CON-7] is paged by key, forwards and back, each row once", async () => {
    await change(
      `INSERT INTO audit_event (id, at, action, actor_kind, account_id, contract_id, request_id)
       SELECT gen_random_uuid(), timestamptz '2027-01-01' + (n / 3) * interval '1 minute', 'payment.started', 'system', account_id, id, 'n' || n
       FROM contract, generate_series(1, 120) n WHERE number = 'C-1002'`,
    );
    const first = await history(ADA, "C-1002");
    const second = await history(ADA, "C-1002", { after: first.next ?? "" });
    const third = await history(ADA, "C-1002", { after: second.next ?? "" });
    expect([first, second, third].map(({ rows }) => rows.length)).toEqual([50, 50, 20]);
    expect(new Set([first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(120);
    expect(third.next).toBeNull();
    expect((await history(ADA, "C-1002", { before: third.previous ?? "" })).rows).toEqual(second.rows);
    expect((await history(ADA, "C-1002", { after: "made-up" })).rows).toEqual(first.rows);
  });

  test.each(["C-2001", "C-9999", "x"])("[ACC-6] of %s is not found for somebody else", async (number) => {
    expect((await refusalOf(history(ADA, number))).code).toBe("NOT_FOUND");
  });
});

describe("what is not everybody's of a contract", () => {
  const [FAY, HAL] = ["fay@dune.example", "hal@dune.example"];
  /** As row-level security alone tells. */
  const told = async (email: string) =>
    viewerDb(await viewerOf(email), async (tx) =>
      (await tx.$queryRaw<{ action: string }[]>`SELECT action FROM audit_event ORDER BY action`).map(
        ({ action }) => action,
      ),
    );
  const shown = async (email: string) => (await history(email, "C-4001")).rows.map(({ action }) => action).sort();

  beforeAll(async () => {
    await freshDemo();
    for (const [action, actor] of [
      ["request.products_asked", FAY],
      ["request.upgrade_asked", HAL],
      ["request.quoted", null],
      ["access.request_declined", FAY],
    ]) {
      const of = action === "request.quoted" ? "NULL, bill_group_id" : "id, NULL";
      await change(
        `INSERT INTO audit_event (id, at, action, actor_kind, actor_person_id, actor_email, account_id, contract_id, bill_group_id, request_id)
         SELECT gen_random_uuid(), portal.now(), '${action}', ${actor ? `'person', (SELECT id FROM person WHERE email = '${actor}'), '${actor}'` : "'system', NULL, NULL"},
                account_id, ${of}, 'test' FROM contract WHERE number = 'C-4001'`,
      );
    }
  });

  test("[QUO-7] a request stands in the history of who asked and of who may buy there, and of nobody else", async () => {
    const all = ["request.products_asked", "request.quoted", "request.upgrade_asked"];
    expect([await shown(FAY), await told(FAY)]).toEqual([all, all]);
    const own = ["request.upgrade_asked"];
    expect([await shown(HAL), await told(HAL)]).toEqual([own, own]);
  });

  test("[ACC-9] that somebody was not let in stands in nobody's", async () => {
    for (const email of [FAY, HAL])
      expect([...(await shown(email)), ...(await told(email))]).not.toContain("access.request_declined");
  });
});
