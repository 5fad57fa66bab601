import { beforeEach, describe, expect, test } from "vitest";
import { approveRequest, declineRequest } from "@/lib/users/requests/commands/answer";
import { withdrawRequest } from "@/lib/users/requests/commands/withdraw";
import { listOwnRequests } from "@/lib/users/requests/queries";
import { tendAccessRequests } from "@/lib/users/requests/tasks";
import { change, row } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { emptyQueue, queuedMails } from "../setup/jobs";
import { ctxOf, moveClock, viewerOf } from "../setup/world";
import { addContact, ask, askAndMatch, mailsTo, requestRow, STIG, subjects } from "./requesting";

const ADA = "ada@acme.example";

beforeEach(freshDemo);

const tendByMany = () => Promise.all(Array.from({ length: 4 }, tendAccessRequests));
/** How often the busiest of the mails was queued again: its key would hide that, as long as it waits. */
const queuedAgain = async () =>
  (await row<{ times: number }>("SELECT max(revision) AS times FROM graphile_worker._private_jobs")).times;

describe("a reminder", () => {
  test("[ACC-9] goes to the contacts once, when nobody has answered for three days", async () => {
    const id = await askAndMatch("C-1001");
    await emptyQueue();
    await moveClock({ days: 3, seconds: -10 });
    await tendAccessRequests();
    expect(await subjects()).toEqual([]);
    await moveClock({ seconds: 10 });
    await tendByMany();
    const expected = [ADA, "ben@acme.example"].map(
      (email) => `${email}: Reminder: ${STIG} asks for access to contract C-1001`,
    );
    expect(await subjects()).toEqual(expected);
    expect(await queuedAgain()).toBe(0);
    expect((await requestRow(id)).reminded_at).not.toBeNull();
    await emptyQueue();
    await moveClock({ days: 5 });
    await tendByMany();
    expect(await subjects()).toEqual([]);
  });

  test("[ACC-9] is not sent for what was answered, withdrawn, ended or solved meanwhile, nor for what means nothing", async () => {
    const askers = ["a", "b", "c", "d"].map((name) => `${name}@nowhere.example`);
    const [approved = "", declined = "", withdrawn = ""] = await Promise.all(
      askers.map((email) => ask("C-1001", email)),
    );
    for (const email of askers) await askAndMatch("C-9999", email);
    await approveRequest(await ctxOf(ADA, "access.answer"), { request: approved, until: null });
    await declineRequest(await ctxOf(ADA, "access.answer"), { request: declined });
    await withdrawRequest(await ctxOf("c@nowhere.example", "access.ask"), { request: withdrawn });
    await addContact("d@nowhere.example", "C-1001");
    await emptyQueue();
    await moveClock({ days: 4 });
    await tendAccessRequests();
    expect(await subjects()).toEqual([]);
  });
});

describe("the end", () => {
  test("[ACC-9] comes after fourteen days, with one mail, however many workers look", async () => {
    const id = await askAndMatch("C-1001");
    await emptyQueue();
    await moveClock({ days: 14, seconds: -30 });
    await tendAccessRequests();
    expect(await mailsTo(STIG)).toEqual([]);
    expect(await listOwnRequests(await viewerOf(STIG))).toHaveLength(1);
    await moveClock({ seconds: 30 });
    expect(await listOwnRequests(await viewerOf(STIG))).toEqual([]); // over before the worker says so
    await tendByMany();
    expect(await queuedAgain()).toBe(0);
    expect((await mailsTo(STIG)).map(({ subject }) => subject)).toEqual([
      "Your request for access with the number C-1001",
    ]);
    expect((await requestRow(id)).ended_at).not.toBeNull();
    await emptyQueue();
    await tendAccessRequests();
    expect(await subjects()).toEqual([]);
  });

  test("[ACC-9] is the same, and the mail too, for what was declined, left unanswered, and meant nothing", async () => {
    const numbers = { declined: "C-1001", left: "C-1002", nothing: "C-9999", seen: "C-1003", resold: "C-3001" };
    await addContact(STIG, "C-1003");
    const ids: string[] = [];
    for (const number of Object.values(numbers)) ids.push(await askAndMatch(number));
    await declineRequest(await ctxOf(ADA, "access.answer"), { request: ids[0] ?? "" });
    await emptyQueue();
    await moveClock({ days: 20 }); // the worker was down
    await tendAccessRequests();
    const mails = await mailsTo(STIG);
    expect(mails).toHaveLength(5);
    const said = new Set(
      mails.map(({ subject, text, html }) => [subject, text, html].join().replaceAll(/C-\d{4}/g, "NUMBER")),
    );
    expect(said.size).toBe(1);
    expect([...said][0]).not.toMatch(/Acme|Cedar|Ada|Ben/);
    const ends = await Promise.all(ids.map(async (id) => (await requestRow(id)).ended_at?.getTime()));
    expect(new Set(ends).size).toBe(1);
  });

  test("[ACC-9] of more than a handful is one mail each", async () => {
    const people = Array.from({ length: 120 }, (_, nth) => `p${nth}@nowhere.example`);
    for (const email of people) await viewerOf(email);
    await change(
      `INSERT INTO access_request (id, person_id, email, first_name, last_name, number, created_at, expires_at)
       SELECT gen_random_uuid(), id, email, 'P', 'P', 'X-1', portal.now() - interval '15 days', portal.now() - interval '1 day'
       FROM person WHERE email LIKE 'p%@nowhere.example'`,
    );
    await tendByMany();
    expect((await queuedMails()).map(({ to }) => to).sort()).toEqual(people.sort());
    expect(await queuedAgain()).toBe(0);
  }, 40_000);

  test("[ACC-9] says nothing to who withdrew, was let in, or came in otherwise", async () => {
    const [a, b, c] = ["a@nowhere.example", "b@nowhere.example", "c@nowhere.example"] as const;
    const withdrawn = await askAndMatch("C-1001", a);
    const approved = await askAndMatch("C-1001", b);
    await askAndMatch("C-1001", c);
    await withdrawRequest(await ctxOf(a, "access.ask"), { request: withdrawn });
    await approveRequest(await ctxOf(ADA, "access.answer"), { request: approved, until: null });
    await addContact(c, "C-1001");
    await emptyQueue();
    await moveClock({ days: 15 });
    await tendAccessRequests();
    expect(await subjects()).toEqual([]);
  });

  test("[ACC-9, ANY-2] is told in the asker's language, with whom to ask", async () => {
    await askAndMatch("C-9999");
    await change("UPDATE person SET locale = 'sv' WHERE email = $1", [STIG]);
    await moveClock({ days: 15 });
    await tendAccessRequests();
    const [mail] = await mailsTo(STIG);
    expect(mail?.subject).toBe("Din förfrågan om åtkomst med numret C-9999");
    expect(mail?.text).toContain("service@fjord.example");
  });
});
