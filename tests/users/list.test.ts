import { beforeEach, describe, expect, test } from "vitest";
import { listContractChoices } from "@/lib/users/choices/queries";
import { getNomination } from "@/lib/users/handover/queries";
import { getPlace, getUser, listUsers } from "@/lib/users/queries";
import { previewRemoval } from "@/lib/users/removal/queries";
import type { UserList } from "@/lib/users/types";
import { change, rows } from "../setup/admin";
import { freshDemo, placeEndsIn } from "../setup/demo";
import { refusalOf } from "../setup/outcome";
import { viewerOf } from "../setup/world";
import {
  ADA,
  ask,
  BEN,
  CORA,
  DAN,
  GUS,
  HAL,
  handoverOn,
  INA,
  idOf,
  moreContracts,
  putOn,
  putOnAll,
  search,
} from "./people";

beforeEach(freshDemo);

const list = async (who: string, some: Parameters<typeof search>[0] = {}) =>
  listUsers(await viewerOf(who), search(some));
const emails = ({ rows: people }: UserList) => people.map(({ email }) => email);
const panelOf = async (who: string, whose: string, from?: string) =>
  (await list(who, { open: await idOf(whose), from })).panel;
const numbers = (panel: Awaited<ReturnType<typeof panelOf>>) =>
  panel?.places.map(({ contractNumber }) => contractNumber);

describe("the list of people", () => {
  test.each([
    [ADA, [ADA, BEN, CORA]],
    [BEN, [ADA, BEN, CORA]], // ada on C-1001, cora on C-1003
    [CORA, [ADA, BEN, CORA]],
    [HAL, ["fay@dune.example", HAL]],
    [DAN, [DAN]],
    [GUS, [INA]], // he comes in by a rule, and sees who is on it
    ["stranger@nowhere.example", []],
    ["eve@cedar.example", []], // a reseller's
  ])("[USR-1, ACC-1] %s sees the people on their contracts", async (who, expected) => {
    expect(emails(await list(who)).sort()).toEqual([...expected].sort());
  });

  test("[USR-1] a panel opens to the contracts that both are on or that the viewer sees, and to no other", async () => {
    expect(numbers(await panelOf(ADA, CORA))).toEqual(["C-1002"]);
    expect(numbers(await panelOf(BEN, CORA))).toEqual(["C-1003"]);
    expect(numbers(await panelOf(BEN, ADA))).toEqual(["C-1001"]);
    expect(numbers(await panelOf(ADA, ADA))).toEqual(["C-1001", "C-1002", "C-1004", "C-1005", "C-1006"]);
    expect(await panelOf(ADA, DAN)).toBeNull();
    expect(await panelOf(ADA, "nobody@nowhere.example")).toBeNull();
    const cora = (await list(ADA)).rows.find(({ email }) => email === CORA);
    expect(cora).toMatchObject({ contracts: 1, isViewer: false, isRemovable: false });
  });

  test("[USR-1, ACC-6] somebody else's people and places are not found, like those that are not there", async () => {
    const ada = await viewerOf(ADA);
    for (const email of [DAN, "nobody@nowhere.example"]) {
      const person = await idOf(email);
      expect(await refusalOf(getUser(ada, person))).toMatchObject({ code: "NOT_FOUND" });
      for (const contractNumber of ["C-2001", "C-1001", "C-9999"])
        expect(await refusalOf(getPlace(ada, { person, contractNumber }))).toMatchObject({ code: "NOT_FOUND" });
      expect(await previewRemoval(ada, [person], [{ person, contractNumber: "C-2001" }])).toEqual({ people: [] });
    }
    // On a contract of ben's that ada does not see.
    const ben = await idOf(BEN);
    expect(await refusalOf(getPlace(ada, { person: ben, contractNumber: "C-1003" }))).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test.each([
    ["ben", [BEN]],
    ["BEN", [BEN]],
    ["C-1002", [ADA, CORA]],
    ["@acme", [ADA, BEN, CORA]],
    ["C-1003", []], // ada does not see it, so it finds nobody
    ["%", []],
    ["_", []],
    ["\\", []],
    ["'; DROP TABLE person", []],
  ])("[USR-1] searching for %j", async (q, expected) => {
    expect(emails(await list(ADA, { q })).sort()).toEqual([...expected]);
  });

  test("[USR-1] a search for a name finds it whole: first and last", async () => {
    await putOn("joe@acme.example", "C-1001", { firstName: "Joe", lastName: "Éclair" });
    expect(emails(await list(ADA, { q: "joe écl" }))).toEqual(["joe@acme.example"]);
  });

  test("[USR-1] many people come 25 a page, forward and back, each once, however long name and address are", async () => {
    const people = Array.from({ length: 60 }, (_, at) => ({
      email: `p${String(at).padStart(2, "0")}.${"long".repeat(14)}@${"a".repeat(60)}.example`,
      // Some have the same name, some one as long as can be.
      lastName: at % 3 === 0 ? "Same" : `${"ö".repeat(90)}${at}`,
      firstName: at % 3 === 0 ? "Name" : "李".repeat(100),
    }));
    for (const { email, ...named } of people) await putOn(email, "C-1001", named);
    const forward: UserList[] = [await list(ADA)];
    while (forward.at(-1)?.next && forward.length < 10) forward.push(await list(ADA, { after: forward.at(-1)?.next }));
    expect(forward.map(({ rows: { length } }) => length)).toEqual([25, 25, 13]);
    const all = forward.flatMap(emails);
    expect(new Set(all).size).toBe(63);
    const back = [forward[2] as UserList];
    while (back[0]?.previous && back.length < 10) back.unshift(await list(ADA, { before: back[0].previous }));
    expect(back.flatMap(emails)).toEqual(all);
    expect((await list(ADA, { after: "made up" })).rows).toHaveLength(25);
  }, 40_000);

  test("[USR-1] a panel comes 50 contracts a page, in order", async () => {
    const made = await moreContracts("C-1001", "M-", 70);
    for (const email of [ADA, BEN]) await putOnAll(email, made);
    const first = await panelOf(ADA, BEN);
    expect([first?.places.length, first?.nextFrom, first?.person.contracts]).toEqual([50, "M-0050", 71]);
    const second = await panelOf(ADA, BEN, first?.nextFrom ?? "");
    expect([...(numbers(first) ?? []), ...(numbers(second) ?? [])]).toEqual(["C-1001", ...made]);
    expect(second?.nextFrom).toBeNull();
  }, 40_000);

  test("[USR-1, USR-2] somebody in two accounts is there once, by the name of an account that the viewer sees", async () => {
    await putOn(DAN, "C-1001", { firstName: "Daniel", lastName: "Acme" });
    const seen = (await list(ADA)).rows.filter(({ email }) => email === DAN);
    expect(seen.map(({ name, contracts }) => [name, contracts])).toEqual([["Daniel Acme", 1]]);
    expect((await list(DAN)).rows.find(({ email }) => email === DAN)?.contracts).toBe(2);
    expect(numbers(await panelOf(DAN, DAN))).toEqual(["C-1001", "C-2001"]);
    expect(numbers(await panelOf(ADA, DAN))).toEqual(["C-1001"]);
  });

  test("[USR-1, ACC-6] a search finds them by each of the names that the viewer's accounts know them by, and by no other", async () => {
    await putOn(DAN, "C-1001", { firstName: "Daniel", lastName: "Acme" });
    await putOn(ADA, "C-2001", { firstName: "Ada", lastName: "Birch" });
    const inBirch = (
      await rows<{ name: string }>(
        `SELECT first_name || ' ' || last_name AS name FROM account_person JOIN account ON account.id = account_id JOIN person ON person.id = person_id
       WHERE email = $1 AND account.name = 'Birch Foods'`,
        [DAN],
      )
    )[0]?.name;
    for (const q of ["daniel acme", `${inBirch}`]) expect(emails(await list(ADA, { q }))).toContain(DAN);
    expect(emails(await list(BEN, { q: "daniel acme" }))).toEqual([DAN]);
    expect(emails(await list(BEN, { q: `${inBirch}` }))).not.toContain(DAN);
    expect(emails(await list(BEN, { q: "ada birch" }))).toEqual([]);
  });

  test("[USR-8] whose time has run out stays listed, marked, and can be let in again", async () => {
    await placeEndsIn(BEN, "C-1001", -1);
    const panel = await panelOf(ADA, BEN);
    expect(panel?.places[0]).toMatchObject({ endsOn: "2027-03-09", hasEnded: true, removal: { allowed: true } });
    const choices = await listContractChoices(await viewerOf(ADA), await idOf(BEN), undefined);
    expect(choices.choices.map(({ number }) => number)).toContain("C-1001");
    expect(panel?.canAdd).toBe(true);
  });

  test("[USR-3, USR-8] the only contract, where their time has run out, is one to add them to", async () => {
    await putOn("joe@birch.example", "C-2001", { endsOn: "2027-03-09" });
    expect((await panelOf(DAN, "joe@birch.example"))?.canAdd).toBe(true);
    await change("UPDATE contract_contact SET ends_on = NULL WHERE ends_on = '2027-03-09'");
    expect((await panelOf(DAN, "joe@birch.example"))?.canAdd).toBe(false);
  });

  test("[USR-5, WHY-1] protected places say why and whom to ask", async () => {
    const panel = await panelOf(ADA, CORA);
    expect(panel?.places[0]?.removal).toMatchObject({
      reason: "users.card_holder_protected",
      ask: { email: "service@fjord.example" },
    });
    expect(panel?.person.isRemovable).toBe(false);
  });
});

describe("people let in by a rule", () => {
  test("[USR-1] are listed apart once they have signed in, with their bill groups, and not before", async () => {
    await rows("INSERT INTO person (id, email) VALUES (gen_random_uuid(), 'new@elm.example')");
    await viewerOf(GUS);
    const { byRule } = await list(INA);
    expect(byRule.map(({ email, billGroups }) => [email, billGroups])).toEqual([[GUS, ["Elm"]]]);
    await viewerOf("new@elm.example"); // signs in
    expect((await list(INA)).byRule.map(({ email }) => email)).toEqual([GUS, "new@elm.example"]);
  });

  test("[USR-1, ACC-5] are listed no more when the rules stop letting them in", async () => {
    await viewerOf(GUS);
    await change("UPDATE bill_group SET access_rules_on = false WHERE name = 'Elm'");
    expect((await list(INA)).byRule).toEqual([]);
  });

  test("[USR-1] are nobody else's to see", async () => {
    await viewerOf(GUS);
    for (const who of [ADA, DAN, "stranger@nowhere.example"]) expect((await list(who)).byRule).toEqual([]);
  });

  test("[USR-1] come 25 a page by address, the viewer not among them", async () => {
    for (let at = 10; at < 40; at += 1) await viewerOf(`r${at}@elm.example`);
    const first = await list(INA);
    const second = await list(INA, { rule: first.nextRule });
    expect([first.byRule.length, second.byRule.length, second.nextRule]).toEqual([25, 5, null]);
    expect((await list("r10@elm.example")).byRule.map(({ email }) => email)).not.toContain("r10@elm.example");
  });

  test("[ACC-8, WHY-1] they see the people, may do nothing about them, and are told whom to ask", async () => {
    const { canManage, panel } = await list(GUS, { open: await idOf(INA) });
    for (const decision of [canManage, panel?.places[0]?.removal, panel?.places[0]?.end])
      expect(decision).toMatchObject({ allowed: false, reason: "access.contacts_only", ask: { email: INA } });
    expect(panel?.canAdd).toBe(false);
    expect((await listContractChoices(await viewerOf(GUS), null, undefined)).choices).toEqual([]);
  });
});

describe("the contracts to tick", () => {
  test("[USR-2, USR-7] are those on which the viewer is a contact, the person not yet", async () => {
    const choices = async (person: string | null, q?: string) =>
      (await listContractChoices(await viewerOf(ADA), person, q)).choices.map(({ number }) => number);
    expect(await choices(null)).toEqual(["C-1004", "C-1001", "C-1002", "C-1005", "C-1006"]);
    expect(await choices(await idOf(BEN))).toEqual(["C-1004", "C-1002", "C-1005", "C-1006"]);
    expect(await choices(null, "1006")).toEqual(["C-1006"]);
    expect(await choices(null, "emea")).toEqual(["C-1004"]);
    expect(await choices(null, "%")).toEqual([]);
  });

  test("[USR-2] more than a hundred are searched for", async () => {
    await putOnAll(DAN, await moreContracts("C-2001", "M-", 101));
    const choices = async (q?: string) => listContractChoices(await viewerOf(DAN), null, q);
    expect(await choices()).toMatchObject({ isCut: true, choices: { length: 100 } });
    expect(await choices("M-0101")).toMatchObject({ isCut: false, choices: [{ number: "M-0101" }] });
  }, 40_000);
});

test("[USR-6] a contract with very many contacts lets its holder be found and somebody be nominated", async () => {
  await rows(
    `WITH people AS (INSERT INTO person (id, email) SELECT gen_random_uuid(), 'crowd' || n || '@acme.example'
       FROM generate_series(1, 250) n RETURNING id),
     named AS (INSERT INTO account_person (account_id, person_id, first_name, last_name)
       SELECT account_id, people.id, 'A', 'A' FROM people, contract WHERE number = 'C-1001' RETURNING person_id, account_id)
     SELECT count(*) FROM named`,
  );
  await change(
    `INSERT INTO contract_contact (id, account_id, contract_id, person_id)
     SELECT gen_random_uuid(), contract.account_id, contract.id, person.id FROM contract, person
     WHERE number = 'C-1001' AND email LIKE 'crowd%'`,
  );
  const page = await getNomination(await viewerOf(ADA), "C-1001", "primary");
  expect(page.decision).toEqual({ allowed: true });
  expect(page.candidates.length).toBeGreaterThan(190);
  await ask(ADA, BEN, "C-1001"); // his name comes after all of them
  expect(await handoverOn("C-1001")).toMatchObject({ outcome: null });
});
