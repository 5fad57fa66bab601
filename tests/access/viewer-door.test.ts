import { beforeAll, describe, expect, test } from "vitest";
import { getStanding } from "@/lib/access/queries";
import { getPortalFrame } from "@/lib/branding/queries";
import { getContract, listContracts } from "@/lib/contracts/queries";
import { listInvoices } from "@/lib/invoices/list/queries";
import { invoiceSearch } from "@/lib/invoices/schema";
import { viewerDb } from "@/lib/platform/db";
import type { Viewer } from "@/lib/platform/viewer";
import { row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { viewerOf } from "../setup/world";
import { CANARY, seedForeignWorld, seedTraces, WITHOUT_CANARY } from "./foreign-world";
import { CONTRACTS_OF, PEOPLE, REFUSED, ROWS_OF } from "./what-is-theirs";

beforeAll(async () => {
  await freshDemo();
  for (const email of PEOPLE) await viewerOf(email);
  await seedTraces();
  await seedForeignWorld();
});

const RELATIONS = `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('public', 'portal') AND c.relkind IN ('r', 'v', 'm', 'f', 'p') ORDER BY 1`;

/** The columns the viewer's door may read; none where it may read nothing. */
async function readableColumns(relation: string): Promise<string[]> {
  const found = await rows<{ name: string }>(
    `SELECT quote_ident(attname) AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
       AND has_column_privilege('portal_viewer', attrelid, attnum, 'SELECT') ORDER BY attnum`,
    [relation],
  );
  return found.map(({ name }) => name);
}

/** Reads a whole table with no WHERE at all, through the viewer's door. */
async function readAll(viewer: Viewer, relation: string, columns: string[]): Promise<string[]> {
  const found = await viewerDb(viewer, (tx) =>
    tx.$queryRawUnsafe<{ text: string }[]>(
      `SELECT to_jsonb(t)::text AS text FROM (SELECT ${columns.join(", ")} FROM ${relation}) t`,
    ),
  );
  return found.map(({ text }) => text).sort();
}

async function rowsOf(viewer: Viewer, relation: string, columns: string[], filter: string): Promise<string[]> {
  const found = await rows<{ text: string }>(
    `WITH mine AS (SELECT * FROM contract WHERE number = ANY ($2))
     SELECT (SELECT to_jsonb(s) FROM (SELECT ${columns.map((column) => `t.${column}`).join(", ")}) s)::text AS text
     FROM ${relation} t WHERE (${filter}) AND $1::uuid IS NOT NULL`,
    [viewer.personId, CONTRACTS_OF[viewer.email]],
  );
  return found.map(({ text }) => text).sort();
}

describe("a query with no WHERE through the viewer's door", () => {
  test("[A2] is known for every table and view there is", async () => {
    expect(Object.keys(ROWS_OF)).toEqual((await rows<{ name: string }>(RELATIONS)).map(({ name }) => name));
  });

  describe.each(PEOPLE)("for %s", (email) => {
    const readable = Object.entries(ROWS_OF).filter((entry): entry is [string, string] => entry[1] !== REFUSED);
    test.each(readable)("[A2, ACC-1] %s holds exactly what is theirs", async (relation, filter) => {
      const [viewer, columns] = [await viewerOf(email), await readableColumns(relation)];
      expect(await readAll(viewer, relation, columns)).toEqual(await rowsOf(viewer, relation, columns, filter));
    });

    test("[A1, A2] all of it together, and all pages, hold no word of a foreign customer", async () => {
      const viewer = await viewerOf(email);
      // One after the other: all at once they only wait for each other's connections.
      const tables: string[][] = [];
      for (const [relation] of readable) tables.push(await readAll(viewer, relation, await readableColumns(relation)));
      const pages = [
        await getStanding(viewer),
        await getPortalFrame(viewer),
        await listContracts(viewer, "all"),
        ...(await Promise.all((CONTRACTS_OF[email] ?? []).map((number) => getContract(viewer, number)))),
        await listInvoices(viewer, invoiceSearch.parse({})),
        await listInvoices(viewer, invoiceSearch.parse({ q: CANARY })),
      ];
      const seen = JSON.stringify([tables, pages], (_key, value) => (typeof value === "bigint" ? `${value}` : value));
      expect(seen).not.toContain(CANARY);
      expect(seen).toContain(email);
    });
  });

  test.each(Object.keys(ROWS_OF).filter((relation) => ROWS_OF[relation] === REFUSED))(
    "[A2] %s is refused to everybody",
    async (relation) => {
      expect(await readableColumns(relation)).toEqual([]);
      await expect(readAll(await viewerOf("ada@acme.example"), relation, ["1 AS one"])).rejects.toThrow(
        `permission denied for ${relation.startsWith("portal") ? "view" : "table"} ${relation.split(".")[1]}`,
      );
    },
  );

  test("[S7] not even the hash of one's own session can be read", async () => {
    expect(await readableColumns("public.session")).not.toContain("token_hash");
  });

  test("[A2] nobody at all sees nothing: without a viewer every table is empty", async () => {
    const nobody = { personId: "", email: "", sessionId: "", locale: "en" } as unknown as Viewer;
    for (const [relation, filter] of Object.entries(ROWS_OF))
      if (filter !== REFUSED && relation !== "public.clock_offset")
        expect([relation, ...(await readAll(nobody, relation, await readableColumns(relation)))]).toEqual([relation]);
  });
});

describe("the check itself", () => {
  test("[A1] has a foreign word in every text column of every table", async () => {
    const columns = await rows<{ relation: string; name: string }>(
      `SELECT c.relname AS relation, a.attname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT LIKE '\\_prisma%' AND a.attnum > 0
         AND NOT a.attisdropped AND format_type(a.atttypid, NULL) IN ('text', 'character varying', 'character', 'jsonb')`,
    );
    const without: string[] = [];
    for (const { relation, name } of columns) {
      const { found } = await row<{ found: number }>(
        `SELECT count(*)::int AS found FROM ${relation} WHERE ${name}::text LIKE '%${CANARY}%'`,
      );
      if (found === 0) without.push(`${relation}.${name}`);
    }
    expect(without.sort()).toEqual(WITHOUT_CANARY);
  });

  test("[A1] sees the foreign words where they may be seen: the foreign contact reads them", async () => {
    const zoe = await viewerOf("zoe@canary.example");
    expect((await getContract(zoe, "canary-1")).accountExecutive.email).toBe("ae@canary.example");
  });

  test("[A2] people see something: ada reads rows in every table that is open to her", async () => {
    const ada = await viewerOf("ada@acme.example");
    for (const [relation, filter] of Object.entries(ROWS_OF)) {
      if (filter === REFUSED || relation === "public.closed_account_access") continue;
      expect([relation, (await readAll(ada, relation, await readableColumns(relation))).length > 0]).toEqual([
        relation,
        true,
      ]);
    }
    const eve = await viewerOf("eve@cedar.example");
    expect(await readAll(eve, "public.closed_account_access", ["person_id"])).toHaveLength(1);
  });
});
