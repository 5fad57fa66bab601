import { beforeEach, describe, expect, test } from "vitest";
import { remindOfRenewal } from "@/lib/contracts/reminders/tasks";
import { turnOffRenewal } from "@/lib/contracts/renewal/commands";
import type { MailJob } from "@/lib/platform/jobs";
import { change, row, rows } from "../setup/admin";
import { freshDemo, placeEndsIn } from "../setup/demo";
import { emptyQueue, queuedMails } from "../setup/jobs";
import { ctxOf, setClock } from "../setup/world";
import { ADA, BEN, CORA, INA, idOf, putOn, remove } from "../users/people";

// C-1001 ends on 9 May 2027 in Los Angeles: it opens on 8 Feb, closes on 2 May.
beforeEach(async () => {
  await freshDemo();
  await change("UPDATE contract SET ends_on = '2027-05-09' WHERE number = 'C-1001'");
  await change("UPDATE contract SET auto_renew = false WHERE number <> 'C-1001'");
});

/** What the worker mails when it looks at that instant, as `ada@acme.example: subject`. */
async function remindedAt(instant: string): Promise<string[]> {
  await setClock(instant);
  await emptyQueue();
  await remindOfRenewal();
  return (await queuedMails()).map(({ to, subject }) => `${to}: ${subject}`).sort();
}

const both = (subject: string): string[] => [`${ADA}: ${subject}`, `${BEN}: ${subject}`];
const OPENS = "Contract C-1001: you can decide on renewal until 2 May 2027";
const left = (days: number): string =>
  `Contract C-1001: ${days} ${days === 1 ? "day" : "days"} left to decide on renewal`;

describe("reminders of renewal", () => {
  test("[REN-7] come at eight in the seller entity's zone, on each of the three days, and once", async () => {
    expect(await remindedAt("2027-02-08T15:59:00Z")).toEqual([]); // 07:59 in Los Angeles
    expect(await remindedAt("2027-02-08T16:00:00Z")).toEqual(both(OPENS));
    expect(await remindedAt("2027-02-08T16:05:00Z")).toEqual([]);
    expect(await remindedAt("2027-04-18T14:59:00Z")).toEqual([]); // summer time by then
    expect(await remindedAt("2027-04-18T15:00:00Z")).toEqual(both(left(14)));
    expect(await remindedAt("2027-04-29T15:00:00Z")).toEqual(both(left(3)));
    expect(await remindedAt("2027-05-02T15:00:00Z")).toEqual([]);
  });

  test("[REN-7] a worker that was down sends the latest step, with the days that are left, and no closed one", async () => {
    expect(await remindedAt("2027-04-21T20:00:00Z")).toEqual(both(left(11)));
    expect(await remindedAt("2027-05-02T06:00:00Z")).toEqual(both(left(1))); // 1 May, 23:00 in Los Angeles
    await rows("DELETE FROM renewal_reminder");
    expect(await remindedAt("2027-05-03T07:00:00Z")).toEqual([]); // 3 May there
  });

  test("[REN-7] say the date in words, lead to the decision, and bring the window as a calendar file", async () => {
    await remindedAt("2027-04-18T15:00:00Z");
    const [mail] = await queuedMails();
    expect(mail?.text).toContain("You can decide until 2 May 2027, for 14 more days, by the calendar of Los Angeles.");
    expect(mail?.text).toContain("http://localhost:3000/contracts/C-1001/renewal");
    expect(mail?.text).toContain("http://localhost:3000/notifications");
    expect(mail?.file).toMatchObject({ name: "renewal-C-1001.ics", type: "text/calendar; charset=utf-8" });
    expect(mail?.file?.content).toContain("DTSTART;VALUE=DATE:20270208");
    expect(mail?.file?.content).toContain("DTEND;VALUE=DATE:20270503");
  });

  test.each<[string, () => Promise<unknown>, string[]]>([
    ["turned off in between", async () => turnOffRenewal(await ctxOf(ADA), { contractNumber: "C-1001" }), []],
    [
      "excluded by the seller",
      () => change("UPDATE contract SET renewal_self_service = false WHERE number = 'C-1001'"),
      [],
    ],
    [
      "for who does not want them",
      async () =>
        change("INSERT INTO notification_choice VALUES ($1, 'renewal_reminders', false, now())", [await idOf(BEN)]),
      [ADA],
    ],
    ["for whose place has ended", () => placeEndsIn(BEN, "C-1001", -1), [ADA]],
    ["for who was removed", () => remove(ADA, [BEN, "C-1001"]), [ADA]],
    ["of a reseller's contract", () => change("UPDATE account SET type = 'reseller' WHERE name = 'Acme Robotics'"), []],
  ])("[REN-7] do not come when it was %s", async (_case, happens, readers) => {
    await setClock("2027-04-17T20:00:00Z");
    await happens();
    expect((await remindedAt("2027-04-18T15:00:00Z")).map((mail) => mail.split(":")[0])).toEqual(readers);
  });

  test("[REN-7] come to who is let in later, and to nobody twice", async () => {
    await remindedAt("2027-04-18T15:00:00Z");
    await putOn(CORA, "C-1001");
    expect(await remindedAt("2027-04-20T15:00:00Z")).toEqual([`${CORA}: ${left(12)}`]);
  });

  test("[REN-7] begin anew when the contract's end is moved", async () => {
    await remindedAt("2027-04-18T15:00:00Z");
    await change("UPDATE contract SET ends_on = '2027-05-12' WHERE number = 'C-1001'");
    expect(await remindedAt("2027-04-21T15:00:00Z")).toEqual(both(left(14)));
  });

  test("[REN-7] go out once each from two workers at once, in batches, mail and note together", async () => {
    await change("UPDATE contract SET ends_on = '2027-05-09' WHERE number = 'C-5001'");
    for (let nth = 0; nth < 120; nth += 1) await putOn(`p${nth}@many.example`, "C-1001");
    await setClock("2027-04-18T15:00:00Z");
    await Promise.all([remindOfRenewal(), remindOfRenewal()]);
    await remindOfRenewal();
    const mails = await queuedMails();
    expect(mails).toHaveLength(122);
    expect(new Set(mails.map(({ messageId }: MailJob) => messageId)).size).toBe(122);
    expect((await row<{ n: number }>("SELECT count(*)::int AS n FROM renewal_reminder")).n).toBe(122);
  });

  test("[REN-7] count by each seller entity's own calendar", async () => {
    await change("UPDATE contract SET auto_renew = true, ends_on = '2027-05-09' WHERE number = 'C-5001'");
    const early = await remindedAt("2027-04-18T06:00:00Z"); // eight in Stockholm, the night before in Los Angeles
    expect(early).toEqual([`${INA}: Avtal C-5001: 14 dagar kvar att besluta om förlängning`]);
  });

  test("[REN-7] are found by an index on the end date", async () => {
    await change(
      `INSERT INTO contract (id, account_id, bill_group_id, number, starts_on, ends_on, auto_renew, paid_by, value_minor, currency)
       SELECT gen_random_uuid(), account_id, bill_group_id, 'X-' || n, starts_on, date '2030-01-01' + n % 3000, true, 'invoice', 1, currency
       FROM contract, generate_series(1, 20000) n WHERE number = 'C-1001'`,
    );
    await rows("ANALYZE contract");
    const plan = await rows<{ "QUERY PLAN": string }>(
      `EXPLAIN SELECT id FROM contract
       WHERE ends_on BETWEEN '2027-05-02' AND '2027-05-09' AND auto_renew AND renewal_self_service`,
    );
    expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toContain("contract_ends_on_id_idx");
  });
});
