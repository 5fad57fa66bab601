import { beforeAll, describe, expect, test } from "vitest";
import {
  joinContactsSql,
  joinOwnAccessSql,
  ownRows,
  visibleBillGroupSql,
  visibleContract,
  visibleContractSql,
  visibleQuoteSql,
} from "@/lib/access/visible";
import { systemDb, type Tx } from "@/lib/platform/db";
import type { Viewer } from "@/lib/platform/viewer";
import { freshDemo, placeEndsIn } from "../setup/demo";
import { viewerOf } from "../setup/world";
import { seedForeignWorld, seedTraces } from "./foreign-world";
import { CONTRACTS_OF, PEOPLE } from "./what-is-theirs";

beforeAll(async () => {
  await freshDemo();
  for (const email of PEOPLE) await viewerOf(email);
  await seedTraces();
  await seedForeignWorld();
});

/** Through the door that sees all: nothing but the fragment stands between the viewer and everybody's rows. */
const alone = async <T>(email: string, run: (tx: Tx, viewer: Viewer) => Promise<T>): Promise<T> => {
  const viewer = await viewerOf(email);
  return systemDb((tx) => run(tx, viewer));
};

const GROUPS_OF: Readonly<Record<string, readonly string[]>> = {
  "ada@acme.example": ["Acme EMEA", "Acme US"],
  "ben@acme.example": ["Acme EMEA", "Acme US"],
  "cora@acme.example": ["Acme EMEA", "Acme US"],
  "dan@birch.example": ["Birch"],
  "fay@dune.example": ["Dune"],
  "ina@elm.example": ["Elm"],
  "gus@elm.example": ["Elm"],
  "aud@audit.example": ["Elm"],
};

/** As primary contacts; the traces give it to Ben besides. */
const MANAGED_BY: Readonly<Record<string, readonly string[]>> = {
  "ada@acme.example": ["Acme EMEA", "Acme US"],
  "ben@acme.example": ["Acme US"],
  "cora@acme.example": ["Acme EMEA"],
  "dan@birch.example": ["Birch"],
  "fay@dune.example": ["Dune"],
  "ina@elm.example": ["Elm"],
};

describe("the ownership fragments alone, without row-level security", () => {
  test("[ACC-1] the system's door does see everybody's: without a fragment all would be there", async () => {
    expect(await systemDb((tx) => tx.contract.count())).toBe(11);
  });

  test.each(PEOPLE)("[ACC-1] visibleContract leaves %s their own contracts", async (email) => {
    const found = await alone(email, (tx, viewer) =>
      tx.contract.findMany({ where: visibleContract(viewer), orderBy: { number: "asc" }, select: { number: true } }),
    );
    expect(found.map(({ number }) => number)).toEqual(CONTRACTS_OF[email]);
  });

  test.each(PEOPLE)("[ACC-1] joinOwnAccessSql leaves %s the same, each once", async (email) => {
    const found = await alone(
      email,
      (tx, viewer) =>
        tx.$queryRaw<{ number: string }[]>`SELECT number FROM contract ${joinOwnAccessSql(viewer)} ORDER BY number`,
    );
    expect(found.map(({ number }) => number)).toEqual(CONTRACTS_OF[email]);
  });

  test.each(PEOPLE)("[ACC-1] visibleContractSql leaves %s the same, each once", async (email) => {
    const found = await alone(
      email,
      (tx, viewer) =>
        tx.$queryRaw<
          { number: string }[]
        >`SELECT number FROM contract WHERE ${visibleContractSql(viewer)} ORDER BY number`,
    );
    expect(found.map(({ number }) => number)).toEqual(CONTRACTS_OF[email]);
  });

  test.each(PEOPLE)("[ACC-1] visibleBillGroupSql leaves %s the groups of their contracts", async (email) => {
    const found = await alone(
      email,
      (tx, viewer) =>
        tx.$queryRaw<
          { name: string }[]
        >`SELECT name FROM bill_group WHERE ${visibleBillGroupSql(viewer)} ORDER BY name`,
    );
    expect(found.map(({ name }) => name)).toEqual(GROUPS_OF[email] ?? []);
  });

  test.each(PEOPLE)("[ACC-1] ownRows leaves %s their own sessions", async (email) => {
    const found = await alone(email, (tx, viewer) =>
      tx.session.findMany({ where: ownRows(viewer), select: { person: { select: { email: true } } } }),
    );
    expect(found).toEqual([{ person: { email } }]);
  });

  test.each(PEOPLE)(
    "[ACC-1, QUO-1] visibleQuoteSql leaves %s the quotes of their contracts, and no draft",
    async (email) => {
      // A viewer's quotes for new contracts come by manage billing, which is asked of whoever the fragment names.
      const found = await alone(
        email,
        (tx, viewer) => tx.$queryRaw<{ number: string }[]>`
        SELECT contract.number FROM quote JOIN contract ON contract.id = quote.contract_id
        WHERE ${visibleQuoteSql(viewer)} AND quote.number LIKE 'P-%' ORDER BY contract.number`,
      );
      expect(found.map(({ number }) => number)).toEqual(CONTRACTS_OF[email]);
      const drafts = await alone(
        email,
        (tx, viewer) => tx.$queryRaw<unknown[]>`
        SELECT number FROM quote WHERE ${visibleQuoteSql(viewer)} AND published_at IS NULL`,
      );
      expect(drafts).toEqual([]);
    },
  );

  test.each(PEOPLE)(
    "[ACC-8] visibleQuoteSql leaves %s quotes for new contracts where they manage billing",
    async (email) => {
      const found = await alone(
        email,
        (tx, viewer) => tx.$queryRaw<{ name: string }[]>`
        SELECT DISTINCT bill_group.name FROM quote JOIN bill_group ON bill_group.id = quote.bill_group_id
        WHERE ${visibleQuoteSql(viewer)} AND quote.contract_id IS NULL ORDER BY bill_group.name`,
      );
      expect(found.map(({ name }) => name)).toEqual(MANAGED_BY[email] ?? []);
    },
  );

  test("[ACC-8, USR-8] joinContactsSql gives a contract's contacts in time, and nobody whom a rule lets in", async () => {
    await placeEndsIn("ben@acme.example", "C-1003", -1);
    const contacts = await systemDb(
      (tx) => tx.$queryRaw<{ who: string }[]>`
        SELECT contract.number || ' ' || split_part(person.email, '@', 1) AS who FROM contract
        ${joinContactsSql("contract.id")} JOIN person ON person.id = place.person_id
        WHERE contract.number IN ('C-1001', 'C-1003', 'C-3001', 'C-5001') ORDER BY 1`,
    );
    expect(contacts.map(({ who }) => who)).toEqual(["C-1001 ada", "C-1001 ben", "C-1003 cora", "C-5001 ina"]);
  });

  test("[ACC-8] joinOwnAccessSql tells contacts from those whom a rule lets in", async () => {
    const isContact = (email: string) =>
      alone(email, async (tx, viewer) => {
        const [row] = await tx.$queryRaw<[{ mine: boolean }]>`
          SELECT mine.is_contact AS mine FROM contract ${joinOwnAccessSql(viewer)}`;
        return row.mine;
      });
    expect(await isContact("ina@elm.example")).toBe(true); // contact, and of the domain
    expect(await isContact("gus@elm.example")).toBe(false);
  });
});
