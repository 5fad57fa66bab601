import { beforeEach, describe, expect, test } from "vitest";
import { takeRunningOut } from "@/lib/payments/expiring/queries";
import { tellOfRunningOut } from "@/lib/payments/expiring/tasks";
import { plainDate } from "@/lib/platform/dates";
import { systemDb } from "@/lib/platform/db";
import type { MailJob } from "@/lib/platform/jobs";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { emptyQueue, queuedMails } from "../setup/jobs";
import { setClock } from "../setup/world";
import { ADA, BEN, CORA, idOf } from "../users/people";

// Acme EMEA, in Stockholm, whose auto-pay is on: Cora is C-1003's card holder, Ben is on it too; Ada has C-1004, by invoice.
beforeEach(async () => {
  await freshDemo();
  await rows("UPDATE payment_method_details SET expiry_year = 2034, expiry_month = 12");
  await change("UPDATE contract SET ends_on = '2029-01-01' WHERE number = 'C-1003'");
  await endsIn(2027, 4);
});

const endsIn = (year: number, month: number) =>
  change(
    `UPDATE payment_method_details details SET expiry_year = $1, expiry_month = $2 FROM bill_group
     WHERE bill_group.id = details.bill_group_id AND bill_group.name = 'Acme EMEA'`,
    [year, month],
  );

async function mailsAt(instant: string): Promise<MailJob[]> {
  await setClock(instant);
  await emptyQueue();
  await tellOfRunningOut();
  return queuedMails();
}
const readersAt = async (instant: string): Promise<string[]> => (await mailsAt(instant)).map(({ to }) => to).sort();
/** Eight in Stockholm, thirty days before the card's last. */
const THEN = "2027-03-31T06:00:00Z";

describe("a card that runs out", () => {
  test("[BIL-3] is told of 30 days before its last, at eight by the seller entity's clock, and once", async () => {
    expect(await readersAt("2027-03-30T12:00:00Z")).toEqual([]);
    expect(await readersAt("2027-03-31T05:59:00Z")).toEqual([]);
    expect(await readersAt(THEN)).toEqual([ADA, CORA]);
    expect(await readersAt("2027-03-31T06:05:00Z")).toEqual([]);
    expect(await readersAt("2027-04-29T12:00:00Z")).toEqual([]);
  });

  test("[BIL-3] late where the worker was down, through its last day, never after it; anew when it is good for longer", async () => {
    expect(await readersAt("2027-05-01T12:00:00Z")).toEqual([]);
    expect(await readersAt("2027-04-30T12:00:00Z")).toEqual([ADA, CORA]);
    await endsIn(2027, 12);
    expect(await readersAt("2027-12-05T12:00:00Z")).toEqual([ADA, CORA]);
  });

  test("[BIL-3, ACC-1] says which, until when, what it pays for of the reader's own, and leads to where it is changed", async () => {
    const mails = await mailsAt(THEN);
    const cora = mails.find(({ to }) => to === CORA);
    expect(cora?.subject).toBe("The card ending in 4242 is good until 30 April 2027");
    expect(cora?.text).toContain("After that auto-pay cannot charge it any more.");
    expect(cora?.text).toContain("Card: Visa ending in 4242");
    expect(cora?.text).toContain("Contract: C-1003");
    expect(cora?.text).toContain("http://localhost:3000/notifications");
    const { id } = await row<{ id: string }>("SELECT id FROM bill_group WHERE name = 'Acme EMEA'");
    expect(cora?.text).toContain(`http://localhost:3000/billing/${id}/methods`);
    expect(mails.find(({ to }) => to === ADA)?.text).not.toContain("C-1003");
  });

  test("[BIL-3] a card holder who does not manage billing is led to the Credit Card tab", async () => {
    await rows(
      `BEGIN; SET LOCAL session_replication_role = replica;
       UPDATE contract_contact place SET is_primary = (person.email = '${BEN}') FROM contract, person
       WHERE contract.id = place.contract_id AND person.id = place.person_id AND contract.number = 'C-1003'; COMMIT`,
    );
    await rows("DELETE FROM billing_manager");
    const cora = (await mailsAt(THEN)).find(({ to }) => to === CORA);
    expect(cora?.text).toContain("http://localhost:3000/contracts/C-1003/card");
  });

  test.each<[string, string, string[]]>([
    ["was removed", "UPDATE payment_method SET removed_at = now(), is_default = false", []],
    ["is no default one, and pays nothing", "UPDATE payment_method SET is_default = false", []],
    [
      "is no default one, and auto-pay charges it for a contract",
      `UPDATE contract SET payment_method_id = method.id FROM payment_method method
       WHERE contract.number = 'C-1003' AND method.bill_group_id = contract.bill_group_id;
       UPDATE payment_method SET is_default = false`,
      [ADA, CORA],
    ],
    [
      "is no default one, and its contract is paid by hand",
      `UPDATE contract SET payment_method_id = method.id FROM payment_method method
       WHERE contract.number = 'C-1003' AND method.bill_group_id = contract.bill_group_id;
       UPDATE payment_method SET is_default = false; UPDATE bill_group SET auto_pay = false`,
      [],
    ],
    ["is the default one", "UPDATE bill_group SET auto_pay = false", [ADA, CORA]],
    ["is a reseller's", "UPDATE account SET type = 'reseller'", []],
  ])("[BIL-3] that %s", async (_case, happens, readers) => {
    await rows(`BEGIN; SET LOCAL session_replication_role = replica; ${happens}; COMMIT`);
    expect(await readersAt(THEN)).toEqual(readers);
  });

  test("[BIL-3, ANY-2] not to who wants no such mails; each in their reader's language", async () => {
    await change("INSERT INTO notification_choice VALUES ($1, 'auto_pay', false, now())", [await idOf(ADA)]);
    await change("UPDATE person SET locale = 'sv' WHERE email = $1", [CORA]);
    expect((await mailsAt(THEN)).map(({ to, subject }) => `${to}: ${subject}`)).toEqual([
      `${CORA}: Kortet som slutar på 4242 gäller till och med 30 april 2027`,
    ]);
  });

  test("[BIL-3, M8] once from two workers at once", async () => {
    await setClock(THEN);
    await emptyQueue();
    await Promise.all([tellOfRunningOut(), tellOfRunningOut(), tellOfRunningOut()]);
    expect((await queuedMails()).map(({ to }) => to).sort()).toEqual([ADA, CORA]);
  });

  test("[BIL-3, M8] is taken by one of the workers that look at the same time", async () => {
    const take = () => systemDb((tx) => takeRunningOut(tx, "Europe/Stockholm", plainDate("2027-03-31"), 100));
    const taken = await Promise.all([take(), take(), take()]);
    expect(taken.flat()).toHaveLength(1);
  });
});
