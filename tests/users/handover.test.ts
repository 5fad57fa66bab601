import { beforeEach, describe, expect, test } from "vitest";
import { getHandover, listOffersToMe } from "@/lib/users/handover/queries";
import { change, fingerprint, inTransaction, row, rows } from "../setup/admin";
import { freshDemo, placeEndsIn } from "../setup/demo";
import { emptyQueue, queuedMails } from "../setup/jobs";
import { untilWaiting } from "../setup/locks";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { moveClock, viewerOf } from "../setup/world";
import {
  ADA,
  answer,
  ask,
  BEN,
  CORA,
  DAN,
  endOn,
  GUS,
  HAL,
  handoverOn,
  history,
  INA,
  placesOn,
  putOn,
  remove,
  WRITTEN,
} from "./people";

const FAY = "fay@dune.example";

beforeEach(freshDemo);

/** Ada has asked ben to take over C-1001; the nomination's id. */
async function asked(): Promise<string> {
  await ask(ADA, BEN, "C-1001");
  return (await handoverOn("C-1001")).id;
}

describe("nominating", () => {
  test("[USR-6, A7] changes nothing yet: the other is asked by mail, with a link to the answer and no secret in it", async () => {
    const id = await asked();
    expect(await placesOn("C-1001")).toEqual(["ada primary", "ben"]);
    expect(await history()).toEqual([
      {
        action: "user.handover_nominated",
        by: ADA,
        number: "C-1001",
        before: null,
        after: { role: "primary", from: ADA, to: BEN },
      },
    ]);
    const [mail, ...more] = await queuedMails();
    expect(more).toEqual([]);
    expect(mail?.to).toBe(BEN);
    expect(mail?.text).toContain(`http://localhost:3000/users/handover/${id}`);
    expect((await listOffersToMe(await viewerOf(BEN))).map((offer) => offer.id)).toEqual([id]);
    expect(await listOffersToMe(await viewerOf(ADA))).toEqual([]);
  });

  test("[USR-6] is the holder's alone, and the holder is whom to ask", async () => {
    const refused = await refusalOf(ask(BEN, ADA, "C-1001"));
    expect(refused).toMatchObject({ code: "RULE", reason: "users.not_holder", refusal: { ask: { email: ADA } } });
    expect(await outcomeOf(ask(ADA, CORA, "C-1002", "card_holder"))).toBe("users.not_holder");
    expect(await outcomeOf(ask(GUS, INA, "C-5001"))).toBe("access.contacts_only");
    expect(await outcomeOf(ask(DAN, BEN, "C-1001"))).toBe("access.not_found");
  });

  test("[USR-6, ACC-6] is of a contact of that contract: others are not found, whoever they are", async () => {
    for (const email of [CORA, DAN, "nobody@nowhere.example"])
      expect(await outcomeOf(ask(ADA, email, "C-1001"))).toBe("access.not_found");
    expect(await outcomeOf(ask(ADA, ADA, "C-1001"))).toBe("users.nominee_self");
  });

  test("[USR-6, USR-8] not of somebody whose access ends", async () => {
    await placeEndsIn(BEN, "C-1001", 30);
    expect(await outcomeOf(ask(ADA, BEN, "C-1001"))).toBe("users.nominee_ends");
  });

  test("[USR-6] one at a time, and each role for itself", async () => {
    await putOn(BEN, "C-1002");
    await ask(ADA, BEN, "C-1002");
    expect(await outcomeOf(ask(ADA, CORA, "C-1002"))).toBe("users.nominated_already");
    expect(await outcomeOf(ask(CORA, BEN, "C-1002", "card_holder"))).toBe("done");
  });

  test("[USR-6] the same pressed twice at once is one nomination", async () => {
    const outcomes = await Promise.all([1, 2].map(() => outcomeOf(ask(ADA, BEN, "C-1001"))));
    expect(outcomes.sort()).toEqual(["done", "users.nominated_already"]);
    expect(await rows("SELECT FROM handover")).toHaveLength(1);
  });
});

describe("accepting", () => {
  test("[USR-6, A7] swaps the roles, is in history, and tells the other", async () => {
    const id = await asked();
    await emptyQueue();
    expect(await answer(BEN, "accept", id)).toMatchObject({ contractNumber: "C-1001" });
    expect(await placesOn("C-1001")).toEqual(["ada", "ben primary"]);
    expect((await history()).at(-1)).toMatchObject({
      action: "user.handover_accepted",
      by: BEN,
      after: { role: "primary", from: ADA, to: BEN },
    });
    expect((await queuedMails()).map(({ to, subject }) => [to, /taken over C-1001/.test(subject)])).toEqual([
      [ADA, true],
    ]);
    expect(await handoverOn("C-1001")).toMatchObject({ outcome: "accepted" });
    expect(await outcomeOf(remove(BEN, [ADA, "C-1001"]))).toBe("done"); // who handed over may go now
  });

  test("[USR-6] of the card holder's role, which leaves the primary contact as it was", async () => {
    await putOn(BEN, "C-1002");
    await ask(CORA, BEN, "C-1002", "card_holder");
    await answer(BEN, "accept", (await handoverOn("C-1002", "card_holder")).id);
    expect(await placesOn("C-1002")).toEqual(["ada primary", "ben card holder", "cora"]);
  });

  test("[USR-6] one role of somebody who has both", async () => {
    await ask(FAY, HAL, "C-4001", "card_holder");
    await answer(HAL, "accept", (await handoverOn("C-4001", "card_holder")).id);
    expect(await placesOn("C-4001")).toEqual(["fay primary", "hal card holder"]);
  });

  test("[USR-6] twice, or two at once: one swap, the other is told that it is over", async () => {
    const id = await asked();
    const outcomes = await Promise.all([1, 2, 3].map(() => outcomeOf(answer(BEN, "accept", id))));
    expect(outcomes.sort()).toEqual(["done", "users.handover_over", "users.handover_over"]);
    expect(await placesOn("C-1001")).toEqual(["ada", "ben primary"]);
    expect((await history()).map(({ action }) => action)).toEqual([
      "user.handover_nominated",
      "user.handover_accepted",
    ]);
  });

  test("[USR-6] against a withdrawal at the same time: one of the two", async () => {
    const id = await asked();
    const [accepted, withdrawn] = await Promise.all([
      outcomeOf(answer(BEN, "accept", id)),
      outcomeOf(answer(ADA, "withdraw", id)),
    ]);
    expect([accepted, withdrawn].sort()).toEqual(["done", "users.handover_over"]);
    expect(await placesOn("C-1001")).toEqual(accepted === "done" ? ["ada", "ben primary"] : ["ada primary", "ben"]);
  });

  test("[USR-6] within 14 days, to the second", async () => {
    const id = await asked();
    await moveClock({ days: 14, seconds: -30 });
    expect((await getHandover(await viewerOf(BEN), id)).decision).toEqual({ allowed: true });
    await moveClock({ seconds: 31 });
    expect(await outcomeOf(answer(BEN, "accept", id))).toBe("users.handover_over");
    expect(await outcomeOf(answer(BEN, "decline", id))).toBe("users.handover_over");
    expect(await outcomeOf(answer(ADA, "withdraw", id))).toBe("users.handover_over");
    expect(await listOffersToMe(await viewerOf(BEN))).toEqual([]);
    expect(await getHandover(await viewerOf(ADA), id)).toMatchObject({ outcome: "expired", isOpen: false });
    expect(await outcomeOf(ask(ADA, BEN, "C-1001"))).toBe("done"); // asked again
    expect(await getHandover(await viewerOf(ADA), id)).toMatchObject({ outcome: "expired" });
  });

  test("[USR-6] not by somebody removed meanwhile: not found, and let in again they were not asked", async () => {
    const id = await asked();
    await remove(ADA, [BEN, "C-1001"]);
    expect(await refusalOf(answer(BEN, "accept", id))).toMatchObject({ code: "NOT_FOUND" });
    await putOn(BEN, "C-1001");
    expect(await outcomeOf(answer(BEN, "accept", id))).toBe("users.handover_over");
    expect(await placesOn("C-1001")).toEqual(["ada primary", "ben"]);
  });

  test("[USR-6, WHY-1] once the nominee is removed, whoever asked still sees that it ended and why", async () => {
    const id = await asked();
    await remove(ADA, [BEN, "C-1001"]);
    const ended = { outcome: "removed", isOpen: false, isOwn: true, to: null, from: { email: ADA } };
    expect(await getHandover(await viewerOf(ADA), id)).toMatchObject(ended);
    expect(await outcomeOf(answer(ADA, "withdraw", id))).toBe("users.handover_over");
    expect(await refusalOf(getHandover(await viewerOf(BEN), id))).toMatchObject({ code: "NOT_FOUND" });
    expect(await outcomeOf(ask(ADA, BEN, "C-1001"))).toBe("access.not_found");
  });

  test("[USR-6, USR-8] not by somebody whose access was given an end meanwhile, until that is taken away", async () => {
    const id = await asked();
    await endOn(ADA, BEN, "C-1001", "2027-03-20");
    const refused = await refusalOf(answer(BEN, "accept", id));
    expect(refused).toMatchObject({ code: "RULE", reason: "users.nominee_ends", refusal: { ask: { email: ADA } } });
    expect((await getHandover(await viewerOf(BEN), id)).decision).toMatchObject({ reason: "users.nominee_ends" });
    await endOn(ADA, BEN, "C-1001");
    expect(await outcomeOf(answer(BEN, "accept", id))).toBe("done");
  });

  test("[USR-6] not when whoever asked has the role no more; who has it now can ask anew, and later too", async () => {
    const id = await asked();
    await putOn(CORA, "C-1001");
    await swapInSellersData();
    expect(await refusalOf(answer(BEN, "accept", id))).toMatchObject({ reason: "users.handover_stale" });
    expect(await placesOn("C-1001")).toEqual(["ada", "ben", "cora primary"]);
    expect(await outcomeOf(ask(CORA, ADA, "C-1001"))).toBe("done");
    expect(await outcomeOf(answer(BEN, "accept", id))).toBe("users.handover_over");
  });

  test("[USR-6] one that ran out, of a holder before, makes room too", async () => {
    await asked();
    await putOn(CORA, "C-1001");
    await swapInSellersData();
    await moveClock({ days: 15 });
    expect(await outcomeOf(ask(CORA, ADA, "C-1001"))).toBe("done");
  });

  /** As the seller would: cora instead of ada, in one transaction. */
  const swapInSellersData = () =>
    inTransaction(async (seller) => {
      const set = (email: string, isPrimary: boolean) =>
        seller.query(
          `UPDATE contract_contact SET is_primary = $2 WHERE person_id = (SELECT id FROM person WHERE email = $1)
           AND contract_id = (SELECT id FROM contract WHERE number = 'C-1001')`,
          [email, isPrimary],
        );
      await set(ADA, false);
      await set(CORA, true);
      await seller.query("COMMIT");
    });

  test("[USR-6, A3] the nominee removed while the answer waits: nothing is swapped", async () => {
    const id = await asked();
    const attempt = await inTransaction(async (other) => {
      await other.query("SELECT FROM contract WHERE number = 'C-1001' FOR UPDATE");
      const outcome = outcomeOf(answer(BEN, "accept", id));
      await untilWaiting(1);
      await other.query(
        `DELETE FROM contract_contact WHERE person_id = (SELECT id FROM person WHERE email = $1)
         AND contract_id = (SELECT id FROM contract WHERE number = 'C-1001')`,
        [BEN],
      );
      await other.query("COMMIT");
      return { outcome };
    });
    expect(await attempt.outcome).toBe("access.not_found");
    expect(await placesOn("C-1001")).toEqual(["ada primary"]);
  });
});

describe("declining and withdrawing", () => {
  test.each([
    ["decline", BEN, ADA, "user.handover_declined", "declined"],
    ["withdraw", ADA, BEN, "user.handover_withdrawn", "withdrawn"],
  ] as const)(
    "[USR-6, A7] to %s changes no role, is in history and tells the other",
    async (how, who, other, action, outcome) => {
      const id = await asked();
      await emptyQueue();
      await answer(who, how, id);
      expect(await placesOn("C-1001")).toEqual(["ada primary", "ben"]);
      expect((await history()).at(-1)).toMatchObject({ action, by: who });
      expect((await queuedMails()).map(({ to }) => to)).toEqual([other]);
      expect(await handoverOn("C-1001")).toMatchObject({ id, outcome });
      expect(await outcomeOf(answer(BEN, "accept", id))).toBe("users.handover_over");
      expect(await outcomeOf(ask(ADA, BEN, "C-1001"))).toBe("done");
    },
  );

  test("[USR-6, WHY-1] each is one person's, and the others are told whose", async () => {
    const id = await asked();
    await putOn(CORA, "C-1001");
    for (const [who, how, reason, help] of [
      [ADA, "accept", "users.not_nominee", BEN],
      [CORA, "accept", "users.not_nominee", BEN],
      [CORA, "decline", "users.not_nominee", BEN],
      [BEN, "withdraw", "users.not_holder", ADA],
    ] as const)
      expect(await refusalOf(answer(who, how, id))).toMatchObject({ reason, refusal: { ask: { email: help } } });
  });

  test("[USR-6, ACC-6] of other people's contracts and of none: not found, and nothing is changed", async () => {
    const id = await asked();
    const before = await fingerprint(...WRITTEN);
    for (const which of [id, "0197b5c8-aaaa-7000-8000-000000000001"])
      for (const who of [DAN, CORA, "stranger@nowhere.example"])
        for (const how of ["accept", "decline", "withdraw"] as const)
          expect(await refusalOf(answer(who, how, which))).toMatchObject({ code: "NOT_FOUND" });
    expect(await fingerprint(...WRITTEN)).toEqual(before);
    expect(await refusalOf(getHandover(await viewerOf(CORA), id))).toMatchObject({ code: "NOT_FOUND" });
  });
});

test("[USR-6, ANY-2] mails of a handover come in the reader's language", async () => {
  await change("UPDATE person SET locale = 'sv' WHERE email = $1", [BEN]);
  await asked();
  const [mail] = await queuedMails();
  expect(mail?.html).toContain('<html lang="sv">');
  expect((await row<{ locale: string }>("SELECT locale FROM person WHERE email = $1", [BEN])).locale).toBe("sv");
});
