import { beforeAll, expect, test } from "vitest";
import { auditCsv } from "@/lib/desk/audit-log/csv";
import { searchAuditLog } from "@/lib/desk/audit-log/queries";
import { auditSearch } from "@/lib/desk/audit-log/schema";
import { audit } from "@/lib/platform/audit";
import { csvResponse } from "@/lib/platform/csv";
import { systemDb } from "@/lib/platform/db";
import { row } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { ADMIN, CARL, staffOf } from "./desk";

const TOTAL = 120;

beforeAll(async () => {
  await freshDemo();
  const { accountId, contractId } = await row<{ accountId: string; contractId: string }>(
    `SELECT account_id AS "accountId", id AS "contractId" FROM contract WHERE number = 'C-5001'`,
  );
  const ctx = { actor: { kind: "staff", staffId: "", email: CARL }, requestId: "test" } as const;
  await systemDb(async (tx) => {
    for (let nth = 0; nth < TOTAL; nth++)
      await audit(tx, ctx, { action: "test.happened", accountId, contractId, after: { nth, text: "=1+1" } });
  });
});

const search = async (words: object) => searchAuditLog(await staffOf(ADMIN), auditSearch.parse(words));
const count = async (words: object) => (await search(words)).rows.length;

test("[DSK-7] finds by who, what, account, contract and day; odd searches count as none", async () => {
  const mine = { action: "test.hap" };
  expect(await count(mine)).toBe(50);
  const [first] = (await search(mine)).rows;
  expect(first).toMatchObject({
    actorEmail: CARL,
    who: "Carl Cole",
    account: "Elm Health",
    contractNumber: "C-5001",
    billGroup: "Elm",
  });
  for (const narrower of [
    { who: CARL.toUpperCase() },
    { account: "elm" },
    { contract: "C-5001" },
    { from: "2027-03-10", to: "2027-03-10" },
  ])
    expect(await count({ ...mine, ...narrower }), JSON.stringify(narrower)).toBe(50);
  for (const other of [
    { who: ADMIN },
    { account: "acme" },
    { account: "%" },
    { contract: "C-1001" },
    { from: "2027-03-11" },
    { to: "2027-03-09" },
  ])
    expect(await count({ ...mine, ...other }), JSON.stringify(other)).toBe(0);
  expect(await count({ ...mine, from: "not a day", after: "made up", before: "x" })).toBe(50);
});

test("[DSK-7] goes on and back by key without leaving out or repeating a row, all of one instant included", async () => {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof search>> = await search({ action: "test.", ...(after ? { after } : {}) });
    seen.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after);
  expect(seen.length).toBe(TOTAL);
  expect(new Set(seen).size).toBe(TOTAL);
  const second = await search({ action: "test.", after: (await search({ action: "test." })).next ?? "" });
  const back = await search({ action: "test.", before: second.previous ?? "" });
  expect(back.rows.map(({ id }) => id)).toEqual(seen.slice(0, 50));
});

test("[DSK-7, F2] the export has every row of the search, and nothing in it runs", async () => {
  const text = await (await csvResponse(auditCsv(auditSearch.parse({ action: "test." }), "sv"))).text();
  const lines = text.trim().split("\r\n");
  expect(lines).toHaveLength(TOTAL + 1);
  expect(lines[0]).toContain("Åtgärd");
  expect(lines[1]).toContain("test.happened");
  expect(text).not.toMatch(/(^|,)"?=/m);
});
