import { beforeEach, describe, expect, test } from "vitest";
import { change, fingerprint, row, rows } from "../setup/admin";
import { freshDemo, placeEndsIn } from "../setup/demo";
import { emptyQueue, queuedMails } from "../setup/jobs";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { moveClock, viewerOf } from "../setup/world";
import {
  ADA,
  add,
  addTo,
  BEN,
  CORA,
  DAN,
  GUS,
  HAL,
  history,
  idOf,
  placesOn,
  putOn,
  remove,
  seenBy,
  WRITTEN,
} from "./people";

const NIA = "nia@new.example";

beforeEach(freshDemo);

const nameOf = (email: string, account: string) =>
  row<{ name: string }>(
    `SELECT first_name || ' ' || last_name AS name FROM account_person named JOIN account ON account.id = account_id
     JOIN person ON person.id = person_id WHERE email = $1 AND account.name = $2`,
    [email, account],
  );

describe("Add New User", () => {
  test("[USR-2, A7] somebody unknown sees what was ticked, is named, in history contract by contract, and gets one mail", async () => {
    expect(await add(ADA, NIA, ["C-1001", "C-1002"])).toEqual({ email: NIA, added: ["C-1001", "C-1002"], already: [] });
    expect(await placesOn("C-1001")).toEqual(["ada primary", "ben", "nia"]);
    expect(await nameOf(NIA, "Acme Robotics")).toEqual({ name: "Nia New" });
    expect(await history()).toEqual(
      ["C-1001", "C-1002"].map((number) => ({
        action: "user.added",
        by: ADA,
        number,
        before: null,
        after: { person: NIA, endsOn: null },
      })),
    );
    const [mail, ...more] = await queuedMails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: NIA, subject: "You can see the billing of Acme Robotics at Fjord Cloud Inc." });
    expect(mail?.text).toContain("C-1001, C-1002");
    expect(mail?.text).toContain("http://localhost:3000/");
    await viewerOf(NIA); // signs in
    expect(await seenBy(NIA)).toEqual(["C-1001", "C-1002"]);
  });

  test("[USR-2] of somebody known elsewhere nothing is told: same answer, as many mails, the name kept per account", async () => {
    await viewerOf(DAN);
    const known = await add(ADA, DAN, ["C-1001"]);
    const unknown = await add(ADA, NIA, ["C-1001"]);
    expect({ ...known, email: "" }).toEqual({ ...unknown, email: "" });
    expect((await queuedMails()).map(({ to }) => to)).toEqual([DAN, NIA]);
    expect(await nameOf(DAN, "Acme Robotics")).toEqual({ name: "Nia New" });
    expect((await nameOf(DAN, "Birch Foods")).name).not.toBe("Nia New");
    expect(await seenBy(DAN)).toEqual(["C-1001", "C-2001"]);
    expect((await history()).map(({ after }) => after)).toEqual([DAN, NIA].map((person) => ({ person, endsOn: null })));
  });

  test("[USR-2] a name that the account has stays, whatever was typed", async () => {
    const before = await nameOf(BEN, "Acme Robotics");
    await add(ADA, BEN, ["C-1004"], { firstName: "Somebody", lastName: "Else" });
    expect(await nameOf(BEN, "Acme Robotics")).toEqual(before);
  });

  test("[USR-2, ACC-2] capitals and spaces name the same person", async () => {
    await add(ADA, NIA, ["C-1001"]);
    expect(await add(ADA, "  NIA@New.Example ", ["C-1001"])).toEqual({ email: NIA, added: [], already: ["C-1001"] });
    expect(await rows("SELECT FROM person WHERE email LIKE '%new.example'")).toHaveLength(1);
  });

  test("[USR-2] twice changes nothing the second time, and says so", async () => {
    await add(ADA, NIA, ["C-1001"]);
    const before = await fingerprint(...WRITTEN);
    expect(await add(ADA, NIA, ["C-1001"])).toEqual({ email: NIA, added: [], already: ["C-1001"] });
    expect(await fingerprint(...WRITTEN)).toEqual(before);
    expect(await add(ADA, NIA, ["C-1001", "C-1004"])).toEqual({ email: NIA, added: ["C-1004"], already: ["C-1001"] });
  });

  test("[USR-2] one's own address is on it already", async () => {
    expect(await add(ADA, ADA, ["C-1001"])).toEqual({ email: ADA, added: [], already: ["C-1001"] });
    expect(await placesOn("C-1001")).toEqual(["ada primary", "ben"]);
    expect(await queuedMails()).toEqual([]);
  });

  test("[USR-2] a private mailbox is let in once it was confirmed", async () => {
    await add(ADA, "nia@gmail.com", ["C-1001"], { publicMailbox: "yes" });
    expect(await seenBy("nia@gmail.com")).toEqual(["C-1001"]);
  });

  test("[USR-2, USR-8] a place that has ended is opened again, until the new day", async () => {
    await placeEndsIn(BEN, "C-1001", -1);
    expect(await add(ADA, BEN, ["C-1001"], { endsOn: "2027-04-01" })).toMatchObject({ added: ["C-1001"], already: [] });
    expect(await placesOn("C-1001")).toEqual(["ada primary", "ben until 2027-04-01"]);
    const [mail] = await queuedMails();
    expect(mail?.text).toContain("Your access ends after 1 April 2027.");
  });

  test("[USR-2, USR-8] a place that goes on is left as it is, also where it has an end", async () => {
    await placeEndsIn(BEN, "C-1001", 0);
    expect(await add(ADA, BEN, ["C-1001"])).toMatchObject({ added: [], already: ["C-1001"] });
    expect(await placesOn("C-1001")).toEqual(["ada primary", "ben until 2027-03-10"]);
  });

  test("[ANY-2] a stranger's mail is in the account's language, a known person's in their own", async () => {
    await change("UPDATE account SET locale = 'sv' WHERE name = 'Acme Robotics'");
    await change("UPDATE person SET locale = 'en', email_verified_at = now() WHERE email = $1", [DAN]);
    await add(ADA, NIA, ["C-1001"], { endsOn: "2027-04-01" });
    await add(ADA, DAN, ["C-1001"]);
    const [swedish, english] = await queuedMails();
    expect(swedish?.html).toContain('<html lang="sv">');
    expect(swedish?.text).toContain("1 april 2027");
    expect(english?.html).toContain('<html lang="en">');
    expect(english?.subject).toContain("has given you access to C-1001");
  });

  test("[USR-2] more than a hundred an hour are too many, and from the next hour on they are not", async () => {
    for (let at = 0; at < 100; at += 1) await add(ADA, ADA, ["C-1001"]);
    expect(await outcomeOf(add(ADA, NIA, ["C-1001"]))).toBe("users.too_many");
    expect(await outcomeOf(addTo(ADA, BEN, ["C-1004"]))).toBe("users.too_many");
    expect(await outcomeOf(add(CORA, NIA, ["C-1003"]))).toBe("done"); // each for themselves
    expect(await seenBy(NIA)).toEqual(["C-1003"]);
  }, 40_000);
});

test("[USR-2] of two accounts each tells by a mail of its own, in its seller's name, of its contracts only; leaving too", async () => {
  // Ada is in another account as well, whose seller is another.
  await change(
    `UPDATE bill_group SET seller_entity_id = (SELECT id FROM seller_entity WHERE name = 'Fjord Cloud AB')
     WHERE id = (SELECT bill_group_id FROM contract WHERE number = 'C-2001')`,
  );
  await putOn(ADA, "C-2001", { firstName: "Ada", lastName: "Birch" });
  await add(ADA, NIA, ["C-1001", "C-1002", "C-2001"]);
  const told = async () =>
    (await queuedMails()).map(({ html, subject, text }) => [
      ["Fjord Cloud Inc.", "Fjord Cloud AB"].find((seller) => html.includes(seller)),
      ["C-1001, C-1002", "C-2001"].filter((numbers) => text.includes(numbers)),
      /Acme Robotics/.test(subject + text),
      /Birch Foods/.test(subject + text),
      /\+46/.test(text),
    ]);
  const each = [
    ["Fjord Cloud Inc.", ["C-1001, C-1002"], true, false, false],
    ["Fjord Cloud AB", ["C-2001"], false, true, true],
  ];
  expect(await told()).toEqual(each);
  await emptyQueue();
  await remove(ADA, [NIA, "C-2001"], [NIA, "C-1001"], [NIA, "C-1002"]);
  expect(await told()).toEqual(each);
});

describe("Add to a Contract", () => {
  test("[USR-3, A7] somebody on a contract is put on further ones, with history and a mail", async () => {
    await viewerOf(BEN);
    expect(await addTo(ADA, BEN, ["C-1006", "C-1002"], "2027-05-01")).toEqual({
      email: BEN,
      added: ["C-1002", "C-1006"],
      already: [],
    });
    expect(await seenBy(BEN)).toEqual(["C-1001", "C-1002", "C-1003", "C-1006"]);
    expect((await history()).map(({ action, number }) => [action, number])).toEqual([
      ["user.added", "C-1002"],
      ["user.added", "C-1006"],
    ]);
    const [mail, ...more] = await queuedMails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: BEN });
    expect(mail?.subject).toMatch(/has given you access to C-1002, C-1006$/);
    expect(mail?.text).toContain("1 May 2027");
  });

  test("[USR-3, ACC-6] somebody with whom one shares nothing is not found, like nobody", async () => {
    const before = await fingerprint("contract_contact", "audit_event", "graphile_worker._private_jobs");
    const dan = await refusalOf(addTo(ADA, DAN, ["C-1004"]));
    expect(dan).toMatchObject({ code: "NOT_FOUND" });
    expect(await refusalOf(addTo(ADA, "nobody@nowhere.example", ["C-1004"]))).toEqual(dan);
    expect(await fingerprint("contract_contact", "audit_event", "graphile_worker._private_jobs")).toEqual(before);
  });

  test("[USR-3, USR-2] from one account to another the person keeps their name", async () => {
    await putOn(ADA, "C-2001");
    await addTo(ADA, DAN, ["C-1001"]);
    expect(await nameOf(DAN, "Acme Robotics")).toEqual(await nameOf(DAN, "Birch Foods"));
  });
});

describe("giving what is not one's own", () => {
  test.each([
    ["somebody else's contract", ["C-2001"]],
    ["one of theirs and somebody else's", ["C-1001", "C-2001"]],
    ["a colleague's contract of the same account", ["C-1001", "C-1003"]],
    ["one that does not exist", ["C-1001", "C-9999"]],
  ])("[USR-7, ACC-6] %s: not found, and nothing is changed", async (_what, contracts) => {
    await idOf(NIA);
    const before = await fingerprint(...WRITTEN);
    expect(await refusalOf(add(ADA, NIA, contracts))).toMatchObject({ code: "NOT_FOUND", reason: "access.not_found" });
    expect(await refusalOf(addTo(ADA, BEN, contracts))).toMatchObject({ code: "NOT_FOUND" });
    expect(await fingerprint(...WRITTEN)).toEqual(before);
  });

  test("[USR-7, ACC-8, WHY-1] who comes in by a rule may not, and is told whom to ask", async () => {
    await viewerOf(GUS);
    await idOf(NIA);
    const before = await fingerprint(...WRITTEN);
    const refused = await refusalOf(add(GUS, NIA, ["C-5001"]));
    expect(refused).toMatchObject({ code: "FORBIDDEN", reason: "access.contacts_only" });
    expect(refused.refusal.ask).toMatchObject({ email: "ina@elm.example" });
    expect(await fingerprint(...WRITTEN)).toEqual(before);
  });

  test.each(["eve@cedar.example", "stranger@nowhere.example"])("[USR-7, SIG-5] %s has nothing to give", async (who) => {
    expect(await refusalOf(add(who, NIA, ["C-3001"]))).toMatchObject({ code: "NOT_FOUND" });
    expect(await seenBy(NIA)).toEqual([]);
  });

  test("[USR-7, USR-8] whose own time has run out has nothing to give any more, to the day", async () => {
    await placeEndsIn(HAL, "C-4001", 0);
    expect(await outcomeOf(add(HAL, NIA, ["C-4001"], { endsOn: "2027-03-10" }))).toBe("done");
    await moveClock({ hours: 12 }); // past midnight in Los Angeles
    expect(await outcomeOf(add(HAL, "b@new.example", ["C-4001"], { endsOn: "2027-03-11" }))).toBe("access.not_found");
  });
});

test("[M8, A7] adding that fails on the way leaves no person, no place, no mail", async () => {
  const before = await fingerprint(...WRITTEN);
  await rows(
    `CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no space left'; END $$;
     CREATE CONSTRAINT TRIGGER fails_at_commit AFTER INSERT ON audit_event
     DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION disk_full()`,
  );
  try {
    await viewerOf(ADA);
    await expect(add(ADA, NIA, ["C-1001"])).rejects.toThrow("no space left");
  } finally {
    await rows("DROP TRIGGER fails_at_commit ON audit_event; DROP FUNCTION disk_full");
  }
  expect(await fingerprint(...WRITTEN)).toEqual(before);
  expect(await rows("SELECT FROM person WHERE email = $1", [NIA])).toEqual([]);
});
