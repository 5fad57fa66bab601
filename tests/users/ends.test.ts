import { beforeEach, describe, expect, test } from "vitest";
import { viewerDb } from "@/lib/platform/db";
import { fingerprint, rows } from "../setup/admin";
import { freshDemo, placeEndsIn } from "../setup/demo";
import { queuedMails } from "../setup/jobs";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { setClock, viewerOf } from "../setup/world";
import { ADA, add, BEN, CORA, DAN, endOn, GUS, history, INA, placesOn, putOn, seenBy, WRITTEN } from "./people";

const NIA = "nia@new.example";

// 10 March 2027 in Los Angeles and in Stockholm.
beforeEach(freshDemo);

describe("an end date", () => {
  test("[USR-8, A7] is set, changed and taken away, each in history and told by mail", async () => {
    await endOn(ADA, BEN, "C-1001", "2027-04-01");
    await endOn(ADA, BEN, "C-1001", "2027-05-01");
    await endOn(ADA, BEN, "C-1001", "2027-05-01"); // as it is: nothing to write
    await endOn(ADA, BEN, "C-1001");
    expect(await placesOn("C-1001")).toEqual(["ada primary", "ben"]);
    const person = BEN;
    expect((await history()).map(({ action, before, after }) => [action, before, after])).toEqual([
      ["user.end_set", { person, endsOn: null }, { person, endsOn: "2027-04-01" }],
      ["user.end_set", { person, endsOn: "2027-04-01" }, { person, endsOn: "2027-05-01" }],
      ["user.end_set", { person, endsOn: "2027-05-01" }, { person, endsOn: null }],
    ]);
    expect((await queuedMails()).map(({ to, subject }) => [to, subject])).toEqual([
      [BEN, "Your access to C-1001 ends on 1 April 2027"],
      [BEN, "Your access to C-1001 ends on 1 May 2027"],
      [BEN, "Your access to C-1001 has no end date any more"],
    ]);
  });

  test.each([
    ["Los Angeles", ADA, "C-1001", "2027-03-11T07:59:30Z", "2027-03-11T08:00:00Z"],
    ["Stockholm", INA, "C-5001", "2027-03-10T22:59:30Z", "2027-03-10T23:00:00Z"],
  ])("[USR-8] includes its day, until midnight in %s", async (_where, who, number, before, after) => {
    await setClock(before);
    await add(who, NIA, [number], { endsOn: "2027-03-10" });
    expect(await seenBy(NIA)).toEqual([number]);
    expect(await outcomeOf(endOn(who, NIA, number, "2027-03-09"))).toBe("users.end_over");
    await setClock(after);
    expect(await seenBy(NIA)).toEqual([]);
    expect(await outcomeOf(endOn(who, NIA, number, "2027-03-10"))).toBe("users.end_over");
    expect(await outcomeOf(endOn(who, NIA, number, "2027-03-11"))).toBe("done"); // opened again
    expect(await seenBy(NIA)).toEqual([number]);
  });

  test("[USR-8] nobody protected has one", async () => {
    expect(await outcomeOf(endOn(ADA, CORA, "C-1002", "2027-04-01"))).toBe("users.protected_end");
    expect(await outcomeOf(endOn(BEN, ADA, "C-1001", "2027-04-01"))).toBe("users.protected_end");
  });

  test("[USR-8] nobody sets their own, longer or shorter, and the primary contact is whom to ask", async () => {
    await placeEndsIn(BEN, "C-1001", 10);
    const before = await fingerprint(...WRITTEN);
    for (const day of ["2027-03-15", "2027-12-31", undefined]) {
      const refused = await refusalOf(endOn(BEN, BEN, "C-1001", day));
      expect(refused).toMatchObject({ reason: "users.own_end", refusal: { ask: { email: ADA } } });
    }
    expect(await outcomeOf(add(BEN, BEN, ["C-1001"], { endsOn: "2027-03-19" }))).toBe("done"); // there already
    expect(await fingerprint(...WRITTEN)).toEqual(before);
  });

  test("[USR-7, USR-8] nobody gives longer than their own", async () => {
    await putOn(NIA, "C-1001");
    await placeEndsIn(BEN, "C-1001", 10); // through 20 March
    for (const day of ["2027-03-21", undefined]) {
      expect(await outcomeOf(add(BEN, "x@new.example", ["C-1001"], day ? { endsOn: day } : {}))).toBe(
        "users.beyond_own_end",
      );
      expect(await outcomeOf(endOn(BEN, NIA, "C-1001", day))).toBe("users.beyond_own_end");
    }
    expect(await outcomeOf(add(BEN, "x@new.example", ["C-1001"], { endsOn: "2027-03-20" }))).toBe("done");
    expect(await outcomeOf(endOn(BEN, NIA, "C-1001", "2027-03-20"))).toBe("done");
    // Of two contracts the one that ends first counts, and nothing is given on either.
    expect(await outcomeOf(add(BEN, "y@new.example", ["C-1001", "C-1003"]))).toBe("users.beyond_own_end");
    expect(await seenBy("y@new.example")).toEqual([]);
  });

  test("[USR-8, ACC-6, ACC-8] is for the contract's contacts", async () => {
    expect(await outcomeOf(endOn(GUS, INA, "C-5001", "2027-04-01"))).toBe("access.contacts_only");
    expect(await outcomeOf(endOn(DAN, BEN, "C-1001", "2027-04-01"))).toBe("access.not_found");
    expect(await outcomeOf(endOn(ADA, CORA, "C-1001", "2027-04-01"))).toBe("access.not_found"); // not on it
  });
});

describe("the database alone", () => {
  /** What a statement through ben's door did; his place on C-1001 ends on 20 March. */
  const asBen = async (sql: string): Promise<string> => {
    const ben = await viewerOf(BEN);
    try {
      return `${await viewerDb(ben, (tx) => tx.$executeRawUnsafe(sql))} rows`;
    } catch (error) {
      return /row-level security|permission denied/.exec(String(error))?.[0] ?? String(error);
    }
  };
  const place = (email: string, number: string) =>
    `person_id = (SELECT id FROM person WHERE email = '${email}') AND contract_id = (SELECT id FROM contract WHERE number = '${number}')`;

  test("[USR-7, USR-8, A4] lets nobody give longer than their own, nor prolong themselves, nor remove who is protected", async () => {
    await putOn(NIA, "C-1001");
    await placeEndsIn(BEN, "C-1001", 10);
    const set = (email: string, day: string) =>
      asBen(`UPDATE contract_contact SET ends_on = ${day} WHERE ${place(email, "C-1001")}`);
    expect(await set(NIA, "'2027-03-20'")).toBe("1 rows");
    for (const day of ["'2027-03-21'", "NULL"]) {
      expect(await set(NIA, day)).toBe("row-level security");
      expect(await set(BEN, day)).toBe("row-level security");
    }
    expect(await set(BEN, "'2027-03-15'")).toBe("row-level security");
    expect(await set(ADA, "'2027-03-15'")).toBe("0 rows");
    expect(await asBen(`DELETE FROM contract_contact WHERE ${place(ADA, "C-1001")}`)).toBe("0 rows");
    const insert = (number: string, day: string) =>
      asBen(
        `INSERT INTO contract_contact (id, account_id, contract_id, person_id, ends_on)
         SELECT gen_random_uuid(), c.account_id, '${number}'::uuid, portal.person_of('z@new.example'), ${day}
         FROM contract c WHERE c.number = 'C-1001'`,
      );
    const ids = new Map(
      (await rows<{ number: string; id: string }>("SELECT number, id FROM contract")).map(({ number, id }) => [
        number,
        id,
      ]),
    );
    expect(await insert(ids.get("C-1001") ?? "", "NULL")).toBe("row-level security");
    expect(await insert(ids.get("C-1001") ?? "", "'2027-03-21'")).toBe("row-level security");
    expect(await insert(ids.get("C-1002") ?? "", "'2027-03-20'")).toBe("row-level security"); // not his
    expect(await insert(ids.get("C-2001") ?? "", "'2027-03-20'")).toBe("row-level security");
  });
});
