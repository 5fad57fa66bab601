import { beforeEach, describe, expect, test } from "vitest";
import { listUsers } from "@/lib/users/queries";
import { change, fingerprint, inTransaction, rows } from "../setup/admin";
import { freshDemo, placeEndsIn } from "../setup/demo";
import { queuedMails } from "../setup/jobs";
import { untilWaiting } from "../setup/locks";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { viewerOf } from "../setup/world";
import {
  ADA,
  BEN,
  CORA,
  DAN,
  endOn,
  GUS,
  giveBilling,
  HAL,
  history,
  holdersOf,
  INA,
  idOf,
  moreContracts,
  putOn,
  remove,
  search,
  takeBilling,
  WRITTEN,
} from "./people";

const FAY = "fay@dune.example";

beforeEach(freshDemo);

describe("manage billing", () => {
  test("[ACC-8] is the primary billing contacts' by default, bill group by bill group", async () => {
    expect(await holdersOf("Acme US")).toEqual(["ada"]);
    expect(await holdersOf("Acme EMEA")).toEqual(["ada", "cora"]);
    expect(await holdersOf("Dune")).toEqual(["fay"]);
  });

  test("[ACC-8, A7] is given and taken by who holds it, with history and a mail each", async () => {
    await giveBilling(FAY, HAL, "Dune");
    expect(await holdersOf("Dune")).toEqual(["fay", "hal"]);
    await takeBilling(HAL, HAL, "Dune"); // also from oneself
    expect(await holdersOf("Dune")).toEqual(["fay"]);
    expect((await history()).map(({ action, by }) => [action, by])).toEqual([
      ["user.manage_billing_given", FAY],
      ["user.manage_billing_taken", HAL],
    ]);
    expect((await queuedMails()).map(({ to, subject }) => [to, subject])).toEqual([
      [HAL, "You may manage billing for Dune"],
      [HAL, "You may no longer manage billing for Dune"],
    ]);
  });

  test("[ACC-8] goes on from hand to hand", async () => {
    await giveBilling(ADA, BEN, "Acme US");
    await putOn("nia@new.example", "C-1001");
    await giveBilling(BEN, "nia@new.example", "Acme US");
    expect(await holdersOf("Acme US")).toEqual(["ada", "ben", "nia"]);
    await takeBilling("nia@new.example", BEN, "Acme US");
    expect(await outcomeOf(takeBilling(BEN, "nia@new.example", "Acme US"))).toBe("users.billing_not_yours");
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ["given by who does not hold it", () => giveBilling(HAL, HAL, "Dune"), "users.billing_not_yours"],
    ["given to who holds it", () => giveBilling(FAY, FAY, "Dune"), "users.billing_held"],
    ["taken from a primary contact", () => takeBilling(FAY, FAY, "Dune"), "users.billing_primary"],
    ["taken from who does not hold it", () => takeBilling(FAY, HAL, "Dune"), "users.billing_not_held"],
    ["given in another's bill group", () => giveBilling(ADA, BEN, "Dune"), "access.not_found"],
    ["given to somebody who is not there", () => giveBilling(ADA, DAN, "Acme US"), "access.not_found"],
    ["given by who comes in by a rule", () => giveBilling(GUS, INA, "Elm"), "users.billing_not_yours"],
    ["given to who comes in by a rule", () => giveBilling(INA, GUS, "Elm"), "access.not_found"],
  ])("[ACC-8, WHY-1] is not %s", async (_how, attempt, reason) => {
    const before = await fingerprint(...WRITTEN);
    expect(await outcomeOf(attempt())).toBe(reason);
    expect(await fingerprint(...WRITTEN)).toEqual(before);
  });

  test("[ACC-8, WHY-1] without it a holder is named whom to ask", async () => {
    expect((await refusalOf(giveBilling(HAL, HAL, "Dune"))).refusal.ask).toMatchObject({ email: FAY });
  });

  test("[ACC-8, USR-8] is no longer held, nor given, by or to whom time has run out", async () => {
    await giveBilling(FAY, HAL, "Dune");
    await placeEndsIn(HAL, "C-4001", -1);
    expect(await holdersOf("Dune")).toEqual(["fay"]);
    expect(await outcomeOf(giveBilling(FAY, HAL, "Dune"))).toBe("users.billing_contacts_only");
    expect(await outcomeOf(takeBilling(HAL, HAL, "Dune"))).toBe("access.not_found");
  });

  test("[ACC-8] the panel shows what the command will answer", async () => {
    const { panel } = await listUsers(await viewerOf(ADA), search({ open: await idOf(BEN) }));
    expect(panel?.manageBilling.map(({ billGroup, holds, change: may }) => [billGroup, holds, may.allowed])).toEqual([
      ["Acme US", false, true],
    ]);
    const own = await listUsers(await viewerOf(ADA), search({ open: await idOf(ADA) }));
    expect(
      own.panel?.manageBilling.map(({ billGroup, change: may }) => [billGroup, may.allowed || may.reason]),
    ).toEqual([
      ["Acme EMEA", "users.billing_primary"],
      ["Acme US", "users.billing_primary"],
    ]);
  });
});

describe("the last holder", () => {
  const [ONE, TWO] = ["one@last.example", "two@last.example"];

  /** A bill group in which no contract has a primary billing contact, as an import may leave it, with two holders. */
  async function twoHolders(): Promise<void> {
    await change(
      `INSERT INTO bill_group (id, account_id, seller_entity_id, name, frequency)
       SELECT gen_random_uuid(), account_id, seller_entity_id, 'Last', frequency FROM bill_group WHERE name = 'Dune'`,
    );
    const [number = ""] = await moreContracts("C-4001", "L-", 1);
    await change(
      "UPDATE contract SET bill_group_id = (SELECT id FROM bill_group WHERE name = 'Last') WHERE number = $1",
      [number],
    );
    for (const email of [ONE, TWO]) {
      await putOn(email, number);
      await change(`INSERT INTO billing_manager SELECT account_id, id, $1, now() FROM bill_group WHERE name = 'Last'`, [
        await idOf(email),
      ]);
    }
  }

  test("[ACC-8] keeps it", async () => {
    await twoHolders();
    await takeBilling(ONE, TWO, "Last");
    expect(await outcomeOf(takeBilling(ONE, ONE, "Last"))).toBe("users.billing_last");
    expect(await holdersOf("Last")).toEqual(["one"]);
  });

  test("[ACC-8, WHY-1] is not removed, nor removes themselves, while nobody else holds it, and is told whom to ask", async () => {
    await twoHolders();
    await putOn("nia@new.example", "L-0001");
    await remove(ONE, [TWO, "L-0001"]); // another is left
    const before = await fingerprint(...WRITTEN);
    for (const who of [ONE, "nia@new.example"])
      expect(await refusalOf(remove(who, [ONE, "L-0001"]))).toMatchObject({
        code: "RULE",
        reason: who === ONE ? "users.own_last_holder" : "users.last_holder",
        refusal: { ask: { email: "service@fjord.example" } },
      });
    expect(await fingerprint(...WRITTEN)).toEqual(before);
    const { panel } = await listUsers(await viewerOf("nia@new.example"), search({ open: await idOf(ONE) }));
    expect(panel?.places.map(({ removal }) => removal.allowed || removal.reason)).toEqual(["users.last_holder"]);
    await giveBilling(ONE, "nia@new.example", "Last");
    await remove("nia@new.example", [ONE, "L-0001"]);
    expect(await holdersOf("Last")).toEqual(["nia"]);
  });

  test("[ACC-8, USR-8] gets no end date either, while nobody else holds it", async () => {
    await twoHolders();
    expect(await outcomeOf(endOn(TWO, ONE, "L-0001", "2027-04-01"))).toBe("done"); // another is left
    await endOn(TWO, ONE, "L-0001");
    await takeBilling(ONE, ONE, "Last");
    expect(await outcomeOf(endOn(ONE, TWO, "L-0001", "2027-04-01"))).toBe("users.last_holder");
  });

  test("[ACC-8, USR-5] in a bulk removal both are left and named, the rest goes", async () => {
    await twoHolders();
    await putOn("nia@new.example", "L-0001");
    const { people } = await remove(ONE, [ONE, "L-0001"], [TWO, "L-0001"], ["nia@new.example", "L-0001"]);
    expect(people.map(({ email, left }) => [email, left.map(({ because }) => because.reason)])).toEqual(
      expect.arrayContaining([
        [ONE, ["users.own_last_holder"]],
        [TWO, ["users.last_holder"]],
        ["nia@new.example", []],
      ]),
    );
    expect(await holdersOf("Last")).toEqual(["one", "two"]);
  });

  test("[ACC-8] goes from one of their contracts in the bill group, and stays on the other", async () => {
    await twoHolders();
    await takeBilling(ONE, TWO, "Last");
    const [more = ""] = await moreContracts("L-0001", "M-", 1);
    for (const email of [ONE, TWO]) await putOn(email, more);
    expect(await outcomeOf(remove(TWO, [ONE, more], [ONE, "L-0001"]))).toBe("users.last_holder");
    await remove(TWO, [ONE, more]);
    expect(await outcomeOf(remove(TWO, [ONE, "L-0001"]))).toBe("users.last_holder");
    expect(await holdersOf("Last")).toEqual(["one"]);
  });

  test("[ACC-8, A3] of two who remove each other, or themselves, at once one stays, twenty times", async () => {
    await twoHolders();
    for (let round = 0; round < 20; round += 1) {
      const whom = round % 2 === 0 ? [TWO, ONE] : [ONE, TWO];
      const outcomes = await Promise.all(
        [ONE, TWO].map((who, at) => outcomeOf(remove(who, [whom[at] ?? "", "L-0001"]))),
      );
      expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
      const [left, ...more] = await holdersOf("Last");
      expect(more).toEqual([]);
      const other = left === "one" ? TWO : ONE;
      await putOn(other, "L-0001");
      await giveBilling(`${left}@last.example`, other, "Last");
    }
  }, 60_000);

  test("[ACC-8] of two who take it from each other at once one keeps it, twenty times", async () => {
    await twoHolders();
    for (let round = 0; round < 20; round += 1) {
      const outcomes = await Promise.all([
        outcomeOf(takeBilling(ONE, TWO, "Last")),
        outcomeOf(takeBilling(TWO, ONE, "Last")),
      ]);
      expect(outcomes.sort()).toEqual(["done", "users.billing_not_yours"]);
      const [left] = await holdersOf("Last");
      await giveBilling(`${left}@last.example`, left === "one" ? TWO : ONE, "Last");
    }
  }, 60_000);
});

test("[ACC-8, A3] who is removed while their giving waits gives nothing", async () => {
  await giveBilling(FAY, HAL, "Dune");
  await putOn("nia@new.example", "C-4001");
  const before = await fingerprint("billing_manager", "audit_event");
  const attempt = await inTransaction(async (other) => {
    await other.query("SELECT FROM contract WHERE number = 'C-4001' FOR NO KEY UPDATE"); // as a removal begins
    const outcome = outcomeOf(giveBilling(HAL, "nia@new.example", "Dune"));
    await untilWaiting(1);
    await other.query("DELETE FROM contract_contact WHERE person_id = $1", [await idOf(HAL)]);
    await other.query("COMMIT");
    return { outcome };
  });
  expect(await attempt.outcome).toBe("access.not_found");
  expect(await rows("SELECT FROM billing_manager")).toEqual([]);
  expect((await fingerprint("audit_event")).audit_event).toBe(before.audit_event);
});

test("[ACC-8, A3] whoever is to get it and is removed meanwhile does not have it when let in again", async () => {
  const attempt = await inTransaction(async (other) => {
    await other.query("SELECT FROM contract WHERE number = 'C-4001' FOR NO KEY UPDATE");
    const outcome = outcomeOf(giveBilling(FAY, HAL, "Dune"));
    await untilWaiting(1);
    await other.query("DELETE FROM contract_contact WHERE person_id = $1", [await idOf(HAL)]);
    await other.query("COMMIT");
    return { outcome };
  });
  expect(await attempt.outcome).toBe("access.not_found");
  await putOn(HAL, "C-4001");
  expect(await holdersOf("Dune")).toEqual(["fay"]);
});

test("[ANY-2] its mails come in Swedish too", async () => {
  await change("UPDATE person SET locale = 'sv' WHERE email = $1", [BEN]);
  await giveBilling(ADA, BEN, "Acme US");
  await takeBilling(ADA, BEN, "Acme US");
  expect(await holdersOf("Acme US")).toEqual(["ada"]);
  for (const { html, subject } of await queuedMails()) {
    expect(html).toContain('<html lang="sv">');
    expect(subject).toContain("Acme US");
  }
  expect(await outcomeOf(takeBilling(ADA, CORA, "Acme US"))).toBe("users.billing_not_held");
});
