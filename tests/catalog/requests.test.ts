import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { answerRequest } from "@/lib/catalog/requests/commands/answer-request";
import { getRequest, listRequests } from "@/lib/catalog/requests/queries";
import { getUpgradePage } from "@/lib/catalog/upgrades/queries";
import { viewerDb } from "@/lib/platform/db";
import { staffCtx } from "../collections/saying";
import { change, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { emptyQueue, queuedMails } from "../setup/jobs";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { viewerOf } from "../setup/world";
import {
  ADA,
  ask,
  BEN,
  DAN,
  FAY,
  groupOf,
  HAL,
  quoteOf,
  REGION,
  SEAT,
  STORAGE,
  selection,
  subscriptionOf,
  upgrade,
  withdraw,
} from "./buying";

const [ANNA, CARL] = ["anna.ae@fjord.example", "carl.collector@fjord.example"];

beforeEach(freshDemo);

/** The demo world has none of its own. */
const requests = () => rows("SELECT kind::text, status::text FROM product_request");
const read = async (email: string, id: string) => getRequest(await viewerOf(email), id);
const listed = async (email: string, group: string) =>
  (await listRequests(await viewerOf(email), await groupOf(group), {})).rows.map(({ id }) => id);

describe("asking for products", () => {
  test("[QUO-7] sends what was picked to the account executive, with a receipt, and stands in History", async () => {
    const { id } = await ask(
      ADA,
      "Acme US",
      { [SEAT]: "5", [STORAGE]: "2" },
      { note: "For the new office.", contract: "C-1002" },
    );
    expect(await read(ADA, id)).toMatchObject({
      ...{ kind: "products", status: "open", contractNumber: "C-1002", note: "For the new office." },
      products: [
        { name: SEAT, quantity: 5 },
        { name: STORAGE, quantity: 2 },
      ],
      ...{ accountExecutive: { email: ANNA }, withdrawal: { allowed: true } },
    });
    const mails = await queuedMails();
    expect(mails.map(({ to }) => to)).toEqual([ANNA, ADA]);
    for (const { text } of mails) {
      expect(text).toContain("Cloud Seat × 5, Data Storage 100 GB × 2");
      expect(text).toContain("For the new office.");
    }
    expect(await rows("SELECT action, actor_email FROM audit_event")).toEqual([
      { action: "request.products_asked", actor_email: ADA },
    ]);
  });

  test("[QUO-7] of one active contract it is that one's; of several, none in particular unless one is named", async () => {
    const dune = await ask(FAY, "Dune", { [REGION]: "1" });
    expect(await read(FAY, dune.id)).toMatchObject({ contractNumber: "C-4001" });
    const acme = await ask(ADA, "Acme US", { [SEAT]: "1" });
    expect(await read(ADA, acme.id)).toMatchObject({ contractNumber: null });
    expect(await refusalOf(ask(ADA, "Acme US", { [SEAT]: "1" }, { contract: "C-1004" }))).toMatchObject({
      ...{ code: "INVALID", reason: "requests.no_such_contract" },
    });
  });

  test("[QUO-7] what needs approval can go by itself, and the rest be quoted", async () => {
    const picked = { [REGION]: "1", [SEAT]: "2" };
    const { id } = await ask(FAY, "Dune", picked, { which: "approval" });
    expect((await read(FAY, id)).products).toEqual([{ name: REGION, quantity: 1 }]);
    await quoteOf(FAY, "Dune", picked);
    expect((await selection(FAY, "Dune")).openRequests).toBe(1);
  });

  test.each([
    [HAL, "Dune", "catalog.manage_billing_only"],
    [DAN, "Birch", "catalog.suspended"],
  ])("[QUO-9, INV-11] not %s in %s: %s", async (who, group, reason) => {
    expect(await refusalOf(ask(who, group, { [SEAT]: "1" }))).toMatchObject({ code: "RULE", reason });
    expect(await requests()).toEqual([]);
  });

  test("[QUO-7] nothing, wrong quantities and somebody else's group are refused; pressed at once it is one", async () => {
    expect(await outcomeOf(ask(ADA, "Acme US", {}))).toBe("catalog.nothing_picked");
    expect(await outcomeOf(ask(ADA, "Acme US", { [SEAT]: "x" }))).toBe("catalog.quantity_malformed");
    expect(await outcomeOf(ask(ADA, "Dune", { [SEAT]: "1" }))).toBe("access.not_found");
    expect(await requests()).toEqual([]);
    const key = randomUUID();
    const made = await Promise.all([1, 2, 3, 4].map(() => ask(ADA, "Acme US", { [SEAT]: "1" }, { key })));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await requests()).toHaveLength(1);
    expect(await queuedMails()).toHaveLength(2);
  });
});

describe("who sees a request and takes it back", () => {
  test("[QUO-9] who asked, and holders of manage billing; nobody else, of the same contract either", async () => {
    const { id } = await ask(FAY, "Dune", { [SEAT]: "1" });
    expect(await listed(FAY, "Dune")).toEqual([id]);
    expect(await listed(HAL, "Dune")).toEqual([]);
    for (const who of [HAL, ADA]) {
      expect(await outcomeOf(read(who, id))).toBe("access.not_found");
      expect(await outcomeOf(withdraw(who, id))).toBe("access.not_found");
    }
  });

  test("[QUO-8] withdrawn once, the account executive is told", async () => {
    const { id } = await ask(FAY, "Dune", { [SEAT]: "1" });
    await emptyQueue();
    const outcomes = await Promise.all([1, 2, 3].map(() => outcomeOf(withdraw(FAY, id))));
    expect(outcomes.sort()).toEqual(["done", "requests.withdrawn", "requests.withdrawn"]);
    expect(await queuedMails()).toMatchObject([{ to: ANNA, subject: "Dune Analytics withdrew a request" }]);
    expect(await read(FAY, id)).toMatchObject({ status: "withdrawn", withdrawal: { reason: "requests.withdrawn" } });
  });

  test("[A2] the database takes none in another's name or without the permission, and lets nobody answer", async () => {
    const [fay, hal] = [await viewerOf(FAY), await viewerOf(HAL)];
    await ask(FAY, "Dune", { [SEAT]: "1" });
    const forged = (by: typeof fay, person: string) =>
      viewerDb(
        by,
        (tx) => tx.$executeRaw`
          INSERT INTO product_request (id, account_id, bill_group_id, person_id, kind, status, asked_at)
          SELECT gen_random_uuid(), account_id, bill_group_id, ${person}::uuid, 'products', 'open', portal.now()
          FROM contract`,
      );
    await expect(forged(fay, hal.personId)).rejects.toThrow(/row-level security/);
    await expect(forged(hal, hal.personId)).rejects.toThrow(/row-level security/);
    const answered = viewerDb(
      fay,
      (tx) => tx.$executeRaw`UPDATE product_request SET status = 'declined', ended_at = now()`,
    );
    await expect(answered).rejects.toThrow(/row-level security|answered/);
  });
});

describe("the account executive's answer", () => {
  test("[QUO-7] a quote of the bill group, or no; who asked is told; once", async () => {
    const { id } = await ask(FAY, "Dune", { [REGION]: "1" });
    await emptyQueue();
    const quoted = { request: id, ending: "quoted", answer: "Here it is." } as const;
    expect(await outcomeOf(answerRequest(await staffCtx(ANNA), { ...quoted, quote: "Q-702" }))).toBe(
      "requests.no_such_quote",
    );
    expect(await outcomeOf(answerRequest(await staffCtx(CARL), { ...quoted, quote: "Q-701" }))).toBe(
      "requests.not_executive",
    );
    await answerRequest(await staffCtx(ANNA), { ...quoted, quote: "Q-701" });
    expect(await read(FAY, id)).toMatchObject({
      status: "quoted",
      quoteNumber: "Q-701",
      answer: "Here it is.",
      answeredBy: "Anna Ek",
    });
    expect(await queuedMails()).toMatchObject([{ to: FAY }]);
    const again = answerRequest(await staffCtx(ANNA), { request: id, ending: "declined", answer: "Not now." });
    expect(await outcomeOf(again)).toBe("requests.quoted");
    expect(await outcomeOf(withdraw(FAY, id))).toBe("requests.quoted");
  });
});

describe("asking for an upgrade", () => {
  test("[QUO-8] to a later edition, one at a time, with whoever asks last reading of the first", async () => {
    const seat = await subscriptionOf("C-1001", SEAT);
    const page = await getUpgradePage(await viewerOf(ADA), seat);
    expect(page).toMatchObject({ edition: "Standard", later: ["Business", "Enterprise"], decision: { allowed: true } });
    expect(await outcomeOf(upgrade(ADA, seat, "Standard"))).toBe("requests.no_such_edition");
    const outcomes = await Promise.all([1, 2, 3].map(() => outcomeOf(upgrade(ADA, seat, "Business", "Soon, please."))));
    expect(outcomes.sort()).toEqual(["done", "requests.upgrade_open", "requests.upgrade_open"]);
    expect(await rows("SELECT from_edition, to_edition FROM product_request")).toEqual([
      { from_edition: "Standard", to_edition: "Business" },
    ]);
    expect((await queuedMails()).map(({ to }) => to)).toEqual([ANNA, ADA]);
    expect((await getUpgradePage(await viewerOf(ADA), seat)).decision).toMatchObject({
      ...{ reason: "requests.upgrade_open", params: { on: "2027-03-10" }, ask: { email: ANNA } },
    });
    const [{ id }] = (await rows<{ id: string }>("SELECT id FROM product_request")) as [{ id: string }];
    await withdraw(ADA, id);
    expect(await outcomeOf(upgrade(ADA, seat))).toBe("done");
  });

  test("[QUO-8, WHY-1] not of one edition, of the highest, of what has ended, or without the permission", async () => {
    const [seat, storage] = [await subscriptionOf("C-4001", SEAT), await subscriptionOf("C-1001", STORAGE)];
    expect(await outcomeOf(upgrade(ADA, storage))).toBe("requests.one_edition");
    expect(await refusalOf(upgrade(HAL, seat))).toMatchObject({
      ...{ reason: "catalog.manage_billing_only", refusal: { ask: { email: FAY } } },
    });
    await change("UPDATE subscription SET edition = 'Enterprise' WHERE id = $1", [seat]);
    expect(await outcomeOf(upgrade(FAY, seat))).toBe("requests.highest_edition");
    await change("UPDATE subscription SET edition = 'Standard', status = 'ended' WHERE id = $1", [seat]);
    expect(await outcomeOf(upgrade(FAY, seat))).toBe("requests.subscription_ended");
    expect(await outcomeOf(upgrade(BEN, seat))).toBe("access.not_found");
    expect(await requests()).toEqual([]);
  });
});
