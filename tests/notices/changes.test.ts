import { beforeEach, describe, expect, test } from "vitest";
import { getContractHistory } from "@/lib/contracts/history/queries";
import { historySearch } from "@/lib/contracts/history/schema";
import { noticeOfChange } from "@/lib/notices/commands";
import { tellOfChange } from "@/lib/notices/tasks";
import { audit } from "@/lib/platform/audit";
import type { TaskPayloads } from "@/lib/platform/jobs";
import { transaction } from "@/lib/platform/transaction";
import { change, row } from "../setup/admin";
import { freshDemo, placeEndsIn } from "../setup/demo";
import { emptyQueue, queuedJobs, queuedMails } from "../setup/jobs";
import { ctxOf, viewerOf } from "../setup/world";
import { ADA, add, answer, ask, BEN, CORA, endOn, handoverOn, INA, idOf, putOn, remove } from "../users/people";

beforeEach(freshDemo);

/** What the worker would do now: who is told what. */
async function told(): Promise<string[]> {
  const before = (await queuedMails()).map(({ messageId }) => messageId);
  for (const { task, payload } of await queuedJobs())
    if (task === "notice_of_change") await tellOfChange(payload as unknown as TaskPayloads["notice_of_change"]);
  const mails = (await queuedMails()).filter(({ messageId }) => !before.includes(messageId));
  return mails.map(({ to, subject }) => `${to}: ${subject}`).sort();
}

const ADDRESS = {
  action: "contract.billing_address_changed",
  before: { street: "1200 Market Street", city: "San Francisco", line2: null },
  after: { street: "1300 Market Street", city: "San Francisco", line2: "Floor 4" },
} as const;

/** As a command would: the change is recorded and told of in one transaction. */
async function changeBilling(who: string, number: string, entry: { action: string } = ADDRESS): Promise<string> {
  const ctx = await ctxOf(who);
  const contract = await row<{ id: string; account_id: string }>(
    "SELECT id, account_id FROM contract WHERE number = $1",
    [number],
  );
  return transaction(ctx, async (tx) => {
    const id = await audit(tx, ctx, { ...entry, accountId: contract.account_id, contractId: contract.id });
    await noticeOfChange(tx, id);
    return id;
  });
}

const choose = async (email: string, isOn: boolean): Promise<void> =>
  change("INSERT INTO notification_choice VALUES ($1, 'contract_changes', $2, portal.now())", [
    await idOf(email),
    isOn,
  ]);

describe("the other contacts of a contract", () => {
  test("[CON-7] are told of a change of address, from what to what, by whom and when, and whoever made it is not", async () => {
    await changeBilling(ADA, "C-1001");
    expect(await told()).toEqual([`${BEN}: Contract C-1001 was changed`]);
    const [mail] = await queuedMails();
    expect(mail?.text).toContain(
      "Ada Byron changed the billing address: street from “1200 Market Street” to “1300 Market Street”; " +
        "address line 2 set to “Floor 4”.",
    );
    expect(mail?.text).toContain("Changed by: Ada Byron");
    expect(mail?.text).toMatch(/Changed on: 10 Mar 2027, 12:0\d (GMT-8|PST)/);
    expect(mail?.html).toContain('href="http://localhost:3000/contracts/C-1001/history"');
    expect(mail?.html).toContain('href="http://localhost:3000/notifications"');
  });

  test("[CON-7, ANY-2] each in their own language, else the account's", async () => {
    await change("UPDATE person SET locale = 'sv' WHERE email = $1", [BEN]);
    await changeBilling(ADA, "C-1001");
    expect(await told()).toEqual([`${BEN}: Avtal C-1001 har ändrats`]);
    expect((await queuedMails())[0]?.text).toContain("gatuadress från ”1200 Market Street” till ”1300 Market Street”");
  });

  test("[CON-7] not who has turned it off, whose place has ended, or who comes in by a rule", async () => {
    await choose(BEN, false);
    await putOn(CORA, "C-1001");
    await placeEndsIn(CORA, "C-1001", -1);
    await changeBilling(ADA, "C-1001");
    await changeBilling(INA, "C-5001"); // gus and aud come in by rules
    expect(await told()).toEqual([]);
  });

  test("[CON-7] one mail each about one act on several contracts, however often the worker dies over it", async () => {
    await putOn(CORA, "C-1001");
    await emptyQueue();
    await add(ADA, "nia@new.example", ["C-1001", "C-1002"]);
    expect(await told()).toEqual([
      `${BEN}: Contract C-1001 was changed`,
      `${CORA}: Contracts C-1001, C-1002 were changed`,
    ]);
    expect(await told()).toEqual([]);
    const text = (await queuedMails()).find(({ to }) => to === CORA)?.text ?? "";
    expect(text.match(/Ada Byron let nia@new\.example in\./g)).toHaveLength(1);
  });

  test.each<[string, () => Promise<unknown>, string[]]>([
    ["somebody was let in", () => add(ADA, "nia@new.example", ["C-1001"]), [BEN, CORA]],
    ["somebody was removed", () => remove(ADA, [BEN, "C-1001"]), [CORA]],
    ["somebody's end was set", () => endOn(ADA, CORA, "C-1001", "2027-06-01"), [BEN]],
    ["a role changed hands", handOver, [CORA]],
  ])("[CON-7] %s: who has a mail of their own gets no second one", async (_case, act, readers) => {
    await putOn(CORA, "C-1001");
    await act();
    expect((await told()).map((mail) => mail.split(":")[0])).toEqual(readers);
  });

  async function handOver(): Promise<void> {
    await ask(ADA, BEN, "C-1001");
    await answer(BEN, "accept", (await handoverOn("C-1001")).id);
  }

  test("[CON-7] of a change for the whole bill group, the contacts of its active contracts, once each", async () => {
    const ctx = await ctxOf(ADA);
    const group = await row<{ id: string; account_id: string }>(
      "SELECT id, account_id FROM bill_group WHERE name = 'Acme US'",
    );
    await putOn("old@acme.example", "C-1005"); // which has ended
    await transaction(ctx, async (tx) => {
      const entry = {
        action: "bill_group.settings_changed",
        before: { poNumber: "4500-1" },
        after: { poNumber: "4500-2" },
      };
      await noticeOfChange(tx, await audit(tx, ctx, { ...entry, accountId: group.account_id, billGroupId: group.id }));
    });
    expect(await told()).toEqual([`${BEN}: Billing of Acme US was changed`, `${CORA}: Billing of Acme US was changed`]);
    const text = (await queuedMails()).find(({ to }) => to === BEN)?.text ?? "";
    expect(text).toContain("Ada Byron changed for the whole bill group: PO number from “4500-1” to “4500-2”.");
    expect(text).toContain("Contract: C-1001\n"); // and none that the reader is not on
    const { rows } = await getContractHistory(await viewerOf(BEN), "C-1001", historySearch.parse({ kind: "billing" }));
    expect(rows.map(({ action }) => action)).toEqual(["bill_group.settings_changed"]);
  });

  test("[REN-5, CON-7] not of auto-renewal, which has a mail of its own, nor of payments", async () => {
    await changeBilling(ADA, "C-1001", { action: "contract.renewal_turned_off" });
    await changeBilling(ADA, "C-1001", { action: "payment.started" });
    expect(await told()).toEqual([]);
  });

  test("[CON-7] nobody is told of a change that was not made", async () => {
    const ctx = await ctxOf(ADA);
    const failing = transaction(ctx, async (tx) => {
      await noticeOfChange(tx, await audit(tx, ctx, { action: "contract.address_changed" }));
      throw new Error("and then it failed");
    });
    await expect(failing).rejects.toThrow();
    expect(await queuedJobs()).toEqual([]);
  });
});
