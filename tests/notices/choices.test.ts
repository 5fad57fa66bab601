import { beforeEach, describe, expect, test } from "vitest";
import { chooseNotifications } from "@/lib/notices/choices/commands";
import { getOwnChoices } from "@/lib/notices/choices/queries";
import { chooseNotificationsInput } from "@/lib/notices/choices/schema";
import { DEFAULT_CHOICES } from "@/lib/notices/rules";
import { viewerDb } from "@/lib/platform/db";
import { rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { ctxOf, viewerOf } from "../setup/world";
import { ADA, BEN, history } from "../users/people";

beforeEach(freshDemo);

const choose = async (email: string, fields: Record<string, string>) =>
  chooseNotifications(await ctxOf(email, "person.choose_mails"), chooseNotificationsInput.parse(fields));
const choicesOf = async (email: string) => getOwnChoices(await viewerOf(email));

describe("which mails a person gets", () => {
  test("[CON-7, REN-7, PAY-10, PAY-4] everything but others' payments, until they choose", async () => {
    expect(await choicesOf(ADA)).toEqual(DEFAULT_CHOICES);
    expect(DEFAULT_CHOICES).toEqual({
      contract_changes: true,
      renewal_reminders: true,
      payment_reminders: true,
      others_payments: false,
      auto_pay: true,
      disputes: true,
    });
  });

  test("[CON-7] as ticked, and what is not ticked is off; chosen again it is as chosen last", async () => {
    await choose(ADA, { others_payments: "on" });
    expect(await choicesOf(ADA)).toEqual({
      contract_changes: false,
      renewal_reminders: false,
      payment_reminders: false,
      others_payments: true,
      auto_pay: false,
      disputes: false,
    });
    await choose(ADA, {
      contract_changes: "on",
      renewal_reminders: "on",
      payment_reminders: "on",
      auto_pay: "on",
      disputes: "on",
    });
    expect(await choicesOf(ADA)).toEqual(DEFAULT_CHOICES);
    expect(await choicesOf(BEN)).toEqual(DEFAULT_CHOICES);
  });

  test("[A7] is in the audit log, from what to what, and not when nothing changed", async () => {
    await choose(ADA, { contract_changes: "on", renewal_reminders: "on" });
    await choose(ADA, { contract_changes: "on", renewal_reminders: "on" });
    expect(await history()).toMatchObject([
      { action: "person.notifications_chosen", by: ADA, before: { auto_pay: true }, after: { auto_pay: false } },
    ]);
  });

  test("[A2] through the viewer's door nobody reads or writes another's", async () => {
    await choose(ADA, {});
    const [ada, ben] = [await viewerOf(ADA), await viewerOf(BEN)];
    const seen = await viewerDb(ben, (tx) => tx.$queryRaw<unknown[]>`SELECT * FROM notification_choice`);
    expect(seen).toEqual([]);
    const forced = viewerDb(
      ben,
      (tx) => tx.$executeRaw`
        INSERT INTO notification_choice VALUES (${ada.personId}::uuid, 'others_payments', true, now())`,
    );
    await expect(forced).rejects.toThrow(/row-level security/);
    const changed = await viewerDb(ben, (tx) => tx.$executeRaw`UPDATE notification_choice SET is_on = true`);
    expect(changed).toBe(0);
    expect(await rows("SELECT FROM notification_choice WHERE is_on")).toEqual([]);
  });
});
