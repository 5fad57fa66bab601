import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listContracts } from "@/lib/contracts/queries";
import type { ContractFilter } from "@/lib/contracts/schema";
import type { ContractRow } from "@/lib/contracts/types";
import type { Page } from "@/lib/platform/keyset";
import type { Viewer } from "@/lib/platform/viewer";
import { rows } from "../setup/admin";
import { chance } from "../setup/chance";
import { endIn, freshDemo } from "../setup/demo";
import { viewerOf } from "../setup/world";

const list = async (email: string, show: ContractFilter): Promise<string[]> =>
  (await listContracts(await viewerOf(email), show)).rows.map(({ number }) => number);

describe("the list of contracts", () => {
  beforeEach(freshDemo);

  test.each<[ContractFilter, string[]]>([
    ["active", ["C-1004", "C-1001", "C-1006", "C-1002"]], // what ends first on top
    ["ended", ["C-1005"]],
    ["all", ["C-1002", "C-1006", "C-1001", "C-1004", "C-1005"]], // what ends last on top
  ])("[CON-1] shows ada, of %s: %j", async (show, expected) => {
    expect(await list("ada@acme.example", show)).toEqual(expected);
  });

  test("[CON-1] says of each its number, seller, term, value, status and renewal", async () => {
    const { rows: found } = await listContracts(await viewerOf("ina@elm.example"), "active");
    expect(found).toEqual([
      {
        number: "C-5001",
        seller: "Fjord Cloud AB",
        billGroup: "Elm",
        account: "Elm Health",
        startsOn: "2026-04-10",
        endsOn: "2027-04-09",
        value: { minor: 12_000_000n, currency: "SEK" },
        status: "active",
        products: ["Cloud Seat × 25", "Data Storage 100 GB × 4"],
        renewal: expect.objectContaining({ opens: "2027-01-09", closes: "2027-04-02", isOn: true, change: "turn_off" }),
      },
    ]);
  });

  test.each([
    ["C-1001", "ada@acme.example", true, "allowed"],
    ["C-1002", "ada@acme.example", true, "renewal.too_early"],
    ["C-1003", "ben@acme.example", true, "renewal.too_late"],
    ["C-1004", "ada@acme.example", false, "renewal.already_off"],
    ["C-1005", "ada@acme.example", false, "renewal.contract_ended"],
    ["C-1006", "ada@acme.example", true, "renewal.excluded"],
    ["C-5001", "gus@elm.example", true, "access.contacts_only"],
    ["C-2001", "dan@birch.example", true, "renewal.too_early"],
  ])("[REN-1, REN-3] the toggle of %s as %s sees it: on %s, %s", async (number, email, isOn, expected) => {
    const found = (await listContracts(await viewerOf(email), "all")).rows.find((row) => row.number === number);
    const { decision } = found?.renewal ?? {};
    expect(found?.renewal.isOn).toBe(isOn);
    expect(decision?.allowed ? "allowed" : decision?.reason).toBe(expected);
  });

  test("[WHY-1, REN-3] every grey toggle names whom to ask: the AE, or the primary contact for who is let in by a rule", async () => {
    const asked = async (email: string) =>
      (await listContracts(await viewerOf(email), "all")).rows.map(
        ({ renewal }) => !renewal.decision.allowed && renewal.decision.ask?.email,
      );
    expect(new Set(await asked("ada@acme.example"))).toEqual(new Set([false, "anna.ae@fjord.example"]));
    expect(await asked("gus@elm.example")).toEqual(["ina@elm.example"]);
  });

  test("[CON-1, ACC-5] a contract is in the list of active ones through its last day", async () => {
    await endIn("C-1001", 0);
    expect(await list("ada@acme.example", "active")).toContain("C-1001");
    await endIn("C-1001", -1);
    expect(await list("ada@acme.example", "active")).not.toContain("C-1001");
    expect(await list("ada@acme.example", "ended")).toEqual(["C-1001", "C-1005"]);
  });

  test("[SIG-4, SIG-5] is empty for who has no access, without a way on", async () => {
    for (const email of ["eve@cedar.example", "stranger@nowhere.example"])
      expect(await listContracts(await viewerOf(email), "all")).toEqual({ rows: [], next: null, previous: null });
  });
});

describe("the list of somebody on many contracts", () => {
  let ada: Viewer;

  // 70 more in one bill group, 20 of which end on the very same day, and as many of ben's, which she must not see.
  beforeAll(async () => {
    await freshDemo();
    ada = await viewerOf("ada@acme.example");
    await rows(
      `WITH model AS (SELECT * FROM contract WHERE number = 'C-1001'),
       made AS (INSERT INTO contract (id, account_id, bill_group_id, number, starts_on, ends_on, auto_renew, paid_by, value_minor, currency)
         SELECT gen_random_uuid(), account_id, bill_group_id, who || '-' || lpad(n::text, 3, '0'), starts_on,
           '2027-06-01'::date + CASE WHEN n <= 20 THEN 0 ELSE n / 7 END, true, paid_by, n, currency
         FROM model, generate_series(1, 70) n, (VALUES ('M'), ('X')) whose (who) RETURNING id, account_id, number)
       INSERT INTO contract_contact (id, account_id, contract_id, person_id)
         SELECT gen_random_uuid(), made.account_id, made.id, person.id FROM made
         JOIN person ON person.email = CASE left(number, 1) WHEN 'M' THEN 'ada@acme.example' ELSE 'ben@acme.example' END`,
    );
  });

  const page = (show: ContractFilter, search: { after?: string | null; before?: string | null } = {}) =>
    listContracts(ada, show, search.after ?? undefined, search.before ?? undefined);
  const numbers = ({ rows: found }: Page<ContractRow>): string[] => found.map(({ number }) => number);

  /** In the order the spec wants, worked out here. */
  async function expectedOrder(show: ContractFilter): Promise<string[]> {
    const all = await rows<{ number: string; ends: string }>(
      `SELECT number, contract.ends_on::text AS ends FROM contract JOIN contract_contact place ON place.contract_id = contract.id
       WHERE place.person_id = $1`,
      [ada.personId],
    );
    const shown = all.filter(({ ends }) => show === "all" || ends >= "2027-03-10" === (show === "active"));
    const key = ({ ends, number }: { ends: string; number: string }) => `${ends} ${number}`;
    const rising = shown.sort((left, right) => (key(left) < key(right) ? -1 : 1)).map(({ number }) => number);
    return show === "active" ? rising : rising.reverse();
  }

  test.each<[ContractFilter, number]>([
    ["active", 74],
    ["all", 75],
    ["ended", 1],
  ])("[CON-1] of %s shows each exactly once, 25 a page, forward and back again", async (show, count) => {
    const pages = [await page(show)];
    for (let last = pages[0]; last?.next; last = pages.at(-1)) pages.push(await page(show, { after: last.next }));
    expect(pages.flatMap(numbers)).toEqual(await expectedOrder(show));
    expect(pages.flatMap(numbers)).toHaveLength(count);
    expect(pages.map(({ rows: found }) => found.length)).toEqual(
      Array.from({ length: Math.ceil(count / 25) }, (_, index) => Math.min(25, count - index * 25)),
    );
    expect(pages[0]?.previous).toBeNull();
    for (let index = pages.length - 1; index > 0; index -= 1) {
      const before = await page(show, { before: pages[index]?.previous ?? null });
      expect(numbers(before)).toEqual(numbers(pages[index - 1] as Page<ContractRow>));
      expect(before.previous === null).toBe(index === 1);
      expect(before.next).not.toBeNull();
    }
  });

  test("[CON-1] a contract that ends between two pages costs none of the others", async () => {
    const first = await page("active");
    const [gone] = numbers(first).slice(-1);
    const expected = (await expectedOrder("active")).slice(25, 50);
    await rows("UPDATE contract SET ends_on = '2027-01-01', starts_on = '2026-01-01' WHERE number = $1", [gone]);
    expect(numbers(await page("active", { after: first.next }))).toEqual(expected);
  });

  test("[ANY-4, CON-1] a cursor that was tampered with gives the first page", async () => {
    const luck = chance();
    const first = numbers(await page("active"));
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const { next } = await page("active");
    const cut = (next ?? "").slice(0, -2 - luck.below(8));
    for (const after of [
      "x",
      "%%%",
      cut,
      encode(["2027-02-30", "M-001"]),
      encode(["soon", "M-001"]),
      encode(["2027-06-01"]),
      encode({}),
    ])
      expect([after, numbers(await page("active", { after }))]).toEqual([after, first]);
  });

  test("[ACC-1] a cursor that points at somebody else's contract opens nothing of it", async () => {
    const after = Buffer.from(JSON.stringify(["2027-06-01", "X-001"])).toString("base64url");
    expect(numbers(await page("all", { after })).filter((number) => number.startsWith("X"))).toEqual([]);
  });
});
