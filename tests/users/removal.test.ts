import { beforeEach, describe, expect, test } from "vitest";
import { removePlaces } from "@/lib/users/removal/commands";
import { previewRemoval } from "@/lib/users/removal/queries";
import { fingerprint, inTransaction, rows } from "../setup/admin";
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
  GUS,
  giveBilling,
  HAL,
  history,
  holdersOf,
  INA,
  idOf,
  manager,
  moreContracts,
  placesOn,
  putOn,
  putOnAll,
  remove,
  seenBy,
  sessionsOf,
  setRole,
  signIn,
  WRITTEN,
} from "./people";

beforeEach(freshDemo);

describe("removing people", () => {
  test("[USR-4, ACC-7, A7] one from one contract: seen no more from the next request, in history, told by one mail", async () => {
    const { people, isOut } = await remove(ADA, [BEN, "C-1001"]);
    expect(people).toMatchObject([{ email: BEN, removed: ["C-1001"], left: [], stillByRule: [], isAll: true }]);
    expect(isOut).toBe(false);
    expect(await seenBy(BEN)).toEqual(["C-1003"]);
    expect(await history()).toEqual([
      { action: "user.removed", by: ADA, number: "C-1001", before: { person: BEN }, after: null },
    ]);
    const mails = await queuedMails();
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([[BEN, "Your access to C-1001 has ended"]]);
  });

  test("[USR-4, USR-5] several at once: who is protected is left and named, with the reason and whom to ask", async () => {
    await putOn(BEN, "C-1002");
    await putOn("nia@new.example", "C-1002");
    const { people } = await remove(
      ADA,
      [ADA, "C-1002"],
      [BEN, "C-1001"],
      [BEN, "C-1002"],
      [CORA, "C-1002"],
      ["nia@new.example", "C-1002"],
    );
    const said = people.map(({ email, removed, left }) => [
      email,
      removed,
      left.map(({ contractNumber, because: { reason, ask } }) => [contractNumber, reason, ask?.email]),
    ]);
    const service = "service@fjord.example";
    expect(new Set(said.map(String))).toEqual(
      new Set(
        [
          [ADA, [], [["C-1002", "users.own_primary", service]]],
          [BEN, ["C-1001", "C-1002"], []],
          [CORA, [], [["C-1002", "users.card_holder_protected", service]]],
          ["nia@new.example", ["C-1002"], []],
        ].map(String),
      ),
    );
    expect(await placesOn("C-1002")).toEqual(["ada primary", "cora card holder"]);
    expect((await queuedMails()).map(({ to }) => to).sort()).toEqual([BEN, "nia@new.example"]); // one each
    expect((await history()).map(({ number }) => number).sort()).toEqual(["C-1001", "C-1002", "C-1002"]);
  });

  test("[USR-4] the preview says the same as the removal then does", async () => {
    await putOn(BEN, "C-1002");
    const before = await previewRemoval(await viewerOf(ADA), [await idOf(BEN), await idOf(CORA)], []);
    const { people } = await remove(ADA, [BEN, "C-1001"], [BEN, "C-1002"], [CORA, "C-1002"]);
    expect(people).toEqual(before.people);
  });

  test("[USR-4] very many places go in one transaction", async () => {
    const made = await moreContracts("C-1001", "M-", 100);
    for (const email of [ADA, BEN]) await putOnAll(email, made);
    await remove(ADA, ...made.map((number) => [BEN, number] as const));
    expect(await seenBy(BEN)).toEqual(["C-1001", "C-1003"]);
    expect(await history()).toHaveLength(100);
    expect(await queuedMails()).toHaveLength(1);
  }, 40_000);

  test("[USR-4] who has been removed meanwhile counts as done, the rest goes", async () => {
    await putOn("nia@new.example", "C-1001");
    await rows("DELETE FROM contract_contact WHERE person_id = $1", [await idOf(BEN)]);
    const { people } = await remove(ADA, [BEN, "C-1001"], ["nia@new.example", "C-1001"]);
    expect(people.map(({ email, removed }) => [email, removed])).toEqual([["nia@new.example", ["C-1001"]]]);
    expect(await outcomeOf(remove(ADA, [BEN, "C-1001"]))).toBe("access.not_found"); // and none of it there
  });

  test("[USR-4, ACC-6] somebody else's places are as if there were none", async () => {
    const before = await fingerprint(...WRITTEN);
    const theirs = await refusalOf(remove(DAN, [BEN, "C-1001"]));
    expect(theirs).toMatchObject({ code: "NOT_FOUND" });
    expect(await refusalOf(remove(DAN, [BEN, "C-9999"]))).toEqual(theirs);
    expect(await refusalOf(remove(ADA, [BEN, "C-1003"]))).toEqual(theirs); // ben's, and not hers
    expect(await fingerprint(...WRITTEN)).toEqual(before);
    await remove(ADA, [BEN, "C-1001"], [BEN, "C-1003"]); // mixed in, they are left alone
    expect(await seenBy(BEN)).toEqual(["C-1003"]);
  });

  test("[ACC-8] who comes in by a rule removes nobody, and is told why", async () => {
    await putOn("nia@new.example", "C-5001");
    const before = await placesOn("C-5001");
    const attempt = remove(GUS, ["nia@new.example", "C-5001"], [INA, "C-5001"]);
    expect(await outcomeOf(attempt)).toBe("access.contacts_only");
    expect(await placesOn("C-5001")).toEqual(before);
    expect(await history()).toEqual([]);
  });

  test("[USR-4] whom a rule still lets in is told of, by the answer and by the mail", async () => {
    await viewerOf(GUS);
    await putOn(GUS, "C-5001");
    const preview = await previewRemoval(await viewerOf(INA), [await idOf(GUS)], []);
    const { people } = await remove(INA, [GUS, "C-5001"]);
    for (const said of [preview.people, people]) expect(said).toMatchObject([{ stillByRule: ["C-5001"] }]);
    expect(await seenBy(GUS)).toEqual(["C-5001"]);
    const [mail] = await queuedMails();
    expect(mail?.text).toContain("låter dig fortfarande se C-5001");
  });

  test("[USR-8] whose time has run out can be cleared away", async () => {
    await placeEndsIn(BEN, "C-1001", -5);
    await remove(ADA, [BEN, "C-1001"]);
    expect(await placesOn("C-1001")).toEqual(["ada primary"]);
  });
});

describe("what ends with a place", () => {
  test("[S7] the sessions of whom nothing is left; and none while something is", async () => {
    for (const email of [BEN, HAL]) await signIn(email);
    await remove(ADA, [BEN, "C-1001"]);
    expect(await sessionsOf(BEN)).toBe(1);
    await remove(CORA, [BEN, "C-1003"]);
    expect(await sessionsOf(BEN)).toBe(0);
    await remove("fay@dune.example", [HAL, "C-4001"]);
    expect(await sessionsOf(HAL)).toBe(0);
  });

  test("[S7] nobody is signed out whom a rule still lets in", async () => {
    await signIn(GUS);
    await putOn(GUS, "C-5001");
    await remove(INA, [GUS, "C-5001"]);
    expect(await sessionsOf(GUS)).toBe(1);
  });

  test("[S7, ACC-8] removed from the last two contracts at the same time: sessions and manage billing end all the same", async () => {
    await putOn(BEN, "C-1004");
    await rows("DELETE FROM contract_contact WHERE person_id = $1 AND contract_id <> ALL ($2)", [
      await idOf(BEN),
      (await rows<{ id: string }>("SELECT id FROM contract WHERE number IN ('C-1003', 'C-1004')")).map(({ id }) => id),
    ]);
    await giveBilling(ADA, BEN, "Acme EMEA");
    await signIn(BEN);
    const person = await idOf(BEN);
    const removals = [
      { by: await manager(ADA), contractNumber: "C-1004" },
      { by: await manager(CORA), contractNumber: "C-1003" },
    ];
    const attempts = await inTransaction(async (other) => {
      // Both have taken a place away, and neither has seen yet what the other did.
      await other.query("SELECT FROM person WHERE id = $1 FOR UPDATE", [person]);
      const both = removals.map(({ by, contractNumber }) =>
        outcomeOf(removePlaces(by, { places: [{ person, contractNumber }] })),
      );
      await untilWaiting(2);
      await other.query("COMMIT");
      return both;
    });
    expect(await Promise.all(attempts)).toEqual(["done", "done"]);
    expect(await seenBy(BEN)).toEqual([]);
    expect(await sessionsOf(BEN)).toBe(0);
    expect(await rows("SELECT FROM billing_manager WHERE person_id = $1", [await idOf(BEN)])).toEqual([]);
  });

  test("[ACC-8] manage billing, with the last place in the bill group; let in again, they do not have it", async () => {
    await putOn(HAL, "C-1001");
    await putOn(HAL, "C-1004");
    await giveBilling(ADA, HAL, "Acme EMEA");
    await remove(ADA, [HAL, "C-1001"]);
    expect(await holdersOf("Acme EMEA")).toEqual(["ada", "cora", "hal"]);
    await remove(ADA, [HAL, "C-1004"]);
    await putOn(HAL, "C-1004");
    expect(await holdersOf("Acme EMEA")).toEqual(["ada", "cora"]);
  });
});

describe("removing oneself", () => {
  test("[USR-7] from one of several", async () => {
    await signIn(BEN);
    expect(await remove(BEN, [BEN, "C-1001"])).toMatchObject({ isOut: false, people: [{ isSelf: true }] });
    expect(await seenBy(BEN)).toEqual(["C-1003"]);
    expect(await sessionsOf(BEN)).toBe(1);
    expect(await history()).toMatchObject([{ action: "user.removed", by: BEN }]);
  });

  test("[USR-7, S7] from the last: every session ends", async () => {
    for (const email of [HAL, HAL]) await signIn(email);
    expect(await remove(HAL, [HAL, "C-4001"])).toMatchObject({ isOut: true });
    expect(await sessionsOf(HAL)).toBe(0);
    expect(await outcomeOf(remove(HAL, ["fay@dune.example", "C-4001"]))).toBe("access.not_found");
  });

  test("[USR-7, USR-5] not where protected: told of the handover", async () => {
    expect(await outcomeOf(remove(DAN, [DAN, "C-2001"]))).toBe("users.own_primary");
    expect(await seenBy(DAN)).toEqual(["C-2001"]);
  });

  test("[USR-7, USR-4] together with colleagues", async () => {
    await putOn("nia@new.example", "C-1001");
    await remove(BEN, [BEN, "C-1001"], ["nia@new.example", "C-1001"]);
    expect(await placesOn("C-1001")).toEqual(["ada primary"]);
    expect((await queuedMails()).map(({ to }) => to).sort()).toEqual([BEN, "nia@new.example"]);
  });
});

test("[USR-5, A3] who becomes protected while the removal waits is left", async () => {
  const attempt = await inTransaction(async (other) => {
    await other.query("SELECT FROM contract WHERE number = 'C-1001' FOR UPDATE");
    const started = outcomeOf(remove(ADA, [BEN, "C-1001"]));
    await untilWaiting(1);
    await setRole(BEN, "C-1001", "is_card_holder");
    await other.query("COMMIT");
    return { started };
  });
  expect(await attempt.started).toBe("users.card_holder_protected");
  expect(await placesOn("C-1001")).toEqual(["ada primary", "ben card holder"]);
});
