import { beforeEach, describe, expect, test } from "vitest";
import { clearExpired } from "@/lib/auth/commands/clear-expired";
import { withdrawNewAddress } from "@/lib/auth/new-address/commands/withdraw-new-address";
import { findNewAddressLink, getAddressChange } from "@/lib/auth/new-address/queries";
import { askForNewAddressInput } from "@/lib/auth/new-address/schema";
import { change, fingerprint, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { emptyQueue, queuedJobs, queuedMails } from "../setup/jobs";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { moveClock } from "../setup/world";
import { ask, pressButton, signIn } from "./asking";
import { addresses, askFor, confirm } from "./changing";
import { ctxIn, viewerIn } from "./signed-in";

const ADA = "ada@acme.example";
const BEN = "ben@acme.example";
const NEW = "ada.byron@elsewhere.example";
const TABLES = ["person", "session", "new_address", "audit_event", "sign_in_request"];

beforeEach(freshDemo);

const newest = () => row<{ id: string; email: string }>("SELECT id, email FROM new_address");

describe("asking for another address", () => {
  test("[SIG-9] queues a mail that holds neither link nor address, and changes nothing yet", async () => {
    const ada = await signIn(ADA);
    await emptyQueue();
    await askFor(ada, NEW);
    const { id, email } = await newest();
    expect(email).toBe(NEW);
    const [job, ...others] = await queuedJobs();
    expect(others).toEqual([]);
    expect(job).toMatchObject({ task: "new_address_mail", payload: { changeId: id } });
    expect(await addresses()).toContain(ADA);
    expect(await getAddressChange((await ctxIn(ada)).viewer)).toMatchObject({
      email: ADA,
      decision: { allowed: true },
      pending: { email: NEW },
      timeZone: "America/Los_Angeles",
    });
  });

  test.each(["  Ada.Byron@Elsewhere.EXAMPLE \r\n", "ada.byron@gmail.com"])(
    "[SIG-9, S5] %j is taken, trimmed and in lower case",
    async (typed) => {
      await askFor(await signIn(ADA), typed);
      expect((await newest()).email).toBe(typed.trim().toLowerCase());
    },
  );

  test.each(["", "a@b.example, c@d.example", "a@b.example;c@d.example", "ada", '"x"@acme.example'])(
    "[SIG-9, S5] %j is refused beside the field",
    (typed) => {
      const parsed = askForNewAddressInput.safeParse({ email: typed });
      expect(parsed.error?.issues[0]?.path).toEqual(["email"]);
    },
  );

  test("[SIG-9, ANY-4] the present address is refused beside the field, however it is written", async () => {
    const ada = await signIn(ADA);
    for (const typed of [ADA, " ADA@Acme.example "]) {
      const before = await fingerprint(...TABLES);
      expect(await refusalOf(askFor(ada, typed))).toMatchObject({ code: "INVALID", reason: "new_address.same" });
      expect(await fingerprint(...TABLES)).toEqual(before);
    }
  });

  test("[SIG-9, SIG-3] any address is answered alike: a customer's, a stranger's, nobody's", async () => {
    const answers = [];
    for (const email of [BEN, "eve@cedar.example", "nobody@nowhere.example"]) {
      const ada = await signIn(ADA);
      answers.push([await outcomeOf(askFor(ada, email)), (await newest()).email === email]);
    }
    expect(answers).toEqual(Array(3).fill(["done", true]));
  });

  test("[SIG-9] more than 10 minutes after signing in it is refused, and the profile says why and who helps", async () => {
    const ada = await signIn(ADA);
    await moveClock({ minutes: 9, seconds: 50 });
    expect(await outcomeOf(askFor(ada, NEW))).toBe("done");
    await moveClock({ seconds: 10 });
    await rows("DELETE FROM new_address");
    const refused = await refusalOf(askFor(ada, NEW));
    expect(refused).toMatchObject({ code: "RULE", reason: "new_address.not_fresh" });
    expect(refused.refusal.ask?.email).toBe("service@fjord.example");
    expect(await rows("SELECT FROM new_address")).toEqual([]);
    const { decision } = await getAddressChange((await ctxIn(ada)).viewer);
    expect(decision).toMatchObject({ allowed: false, reason: "new_address.not_fresh" });
    const again = await pressButton(await ask(ADA));
    expect(await outcomeOf(askFor(again, NEW))).toBe("done");
  });

  test("[SIG-9] activity does not make a sign-in fresh again", async () => {
    const ada = await signIn(ADA);
    await moveClock({ minutes: 11 });
    await change("UPDATE session SET last_active_at = portal.now()");
    expect(await outcomeOf(askFor(ada, NEW))).toBe("new_address.not_fresh");
  });

  test("[SIG-9, S6] five an hour for one person, and the last link stays good", async () => {
    const ada = await signIn(ADA);
    let last = "";
    for (let asked = 1; asked <= 5; asked += 1) last = await askFor(ada, `ada${asked}@elsewhere.example`);
    expect(await outcomeOf(askFor(ada, "ada6@elsewhere.example"))).toBe("new_address.too_many");
    await confirm(ada, last);
    expect(await addresses()).toContain("ada5@elsewhere.example");
  });

  test("[SIG-9, S6] three mails a day to one address, whoever asks", async () => {
    for (const person of ["cy@acme.example", "di@acme.example", "ed@acme.example"])
      await askFor(await signIn(person), "crowded@elsewhere.example");
    const refused = await refusalOf(askFor(await signIn(ADA), "crowded@elsewhere.example"));
    expect(refused).toMatchObject({ reason: "new_address.too_many_mails" });
    expect(refused.refusal.ask?.email).toBe("service@fjord.example");
    expect(await outcomeOf(askFor(await signIn(ADA), NEW))).toBe("done");
  });
});

describe("the link", () => {
  test("[SIG-9, SIG-2, S2] opened any number of times uses nothing up", async () => {
    const ada = await signIn(ADA);
    const token = await askFor(ada, NEW);
    const viewer = await viewerIn(ada);
    const before = await fingerprint(...TABLES);
    for (let opened = 0; opened < 20; opened += 1) {
      expect(await findNewAddressLink(token, viewer)).toMatchObject({ state: "yours", from: ADA, to: NEW });
      expect(await findNewAddressLink(token, null)).toMatchObject({ state: "signed_out" });
    }
    expect(await fingerprint(...TABLES)).toEqual(before);
    expect(await outcomeOf(confirm(ada, token))).toBe("done");
    expect(await findNewAddressLink(token, viewer)).toEqual({ state: "dead" });
  });

  test("[SIG-9] of somebody else changes nothing for whoever else is signed in, and stays good for its person", async () => {
    const [ada, ben] = [await signIn(ADA), await signIn(BEN)];
    const token = await askFor(ada, NEW);
    expect(await findNewAddressLink(token, await viewerIn(ben))).toMatchObject({ state: "somebody_else" });
    const before = await fingerprint(...TABLES);
    expect(await outcomeOf(confirm(ben, token))).toBe("new_address.somebody_else");
    expect(await fingerprint(...TABLES)).toEqual(before);
    expect(await outcomeOf(confirm(ada, token))).toBe("done");
    expect(await addresses()).toEqual(expect.arrayContaining([NEW, BEN]));
  });

  test("[SIG-9] works once", async () => {
    const ada = await signIn(ADA);
    const token = await askFor(ada, NEW);
    await confirm(ada, token);
    expect(await outcomeOf(confirm(ada, token))).toBe("new_address.link_dead");
  });

  test("[SIG-9] works for 24 hours", async () => {
    const token = await askFor(await signIn(ADA), NEW);
    await moveClock({ hours: 23, minutes: 59 });
    expect((await findNewAddressLink(token, null)).state).toBe("signed_out");
    await moveClock({ minutes: 1 });
    const later = await signIn(ADA);
    expect((await findNewAddressLink(token, null)).state).toBe("dead");
    expect(await outcomeOf(confirm(later, token))).toBe("new_address.link_dead");
    expect((await getAddressChange((await ctxIn(later)).viewer)).pending).toBeNull();
    await clearExpired();
    expect(await rows("SELECT FROM new_address")).toEqual([]);
  });

  test("[SIG-9] is not fresh by itself: a day later, any session of the person's will do", async () => {
    const token = await askFor(await signIn(ADA), NEW);
    await moveClock({ hours: 20 });
    const later = await signIn(ADA);
    await moveClock({ minutes: 20 });
    expect(await outcomeOf(confirm(later, token))).toBe("done");
  });

  test("[SIG-9] only the newest counts", async () => {
    const ada = await signIn(ADA);
    const [first, second] = [await askFor(ada, "first@elsewhere.example"), await askFor(ada, NEW)];
    expect(await outcomeOf(confirm(ada, first))).toBe("new_address.link_dead");
    expect(await outcomeOf(confirm(ada, second))).toBe("done");
    expect(await addresses()).not.toContain("first@elsewhere.example");
  });

  test("[SIG-9] withdrawn is dead; withdrawing again is no second line of history", async () => {
    const ada = await signIn(ADA);
    const token = await askFor(ada, NEW);
    for (let pressed = 0; pressed < 2; pressed += 1) await withdrawNewAddress(await ctxIn(ada));
    expect(await outcomeOf(confirm(ada, token))).toBe("new_address.link_dead");
    expect(await rows("SELECT before FROM audit_event WHERE action = 'person.new_address_withdrawn'")).toEqual([
      { before: { email: NEW } },
    ]);
  });

  test("[SIG-9] withdrawing takes back one's own change only", async () => {
    const [ada, ben] = [await signIn(ADA), await signIn(BEN)];
    const token = await askFor(ada, NEW);
    await withdrawNewAddress(await ctxIn(ben));
    expect(await outcomeOf(confirm(ada, token))).toBe("done");
  });

  test("[SIG-9, S1] used 50 times at once is one change, one line of history, one mail", {
    timeout: 60_000,
  }, async () => {
    const ada = await signIn(ADA);
    const token = await askFor(ada, NEW);
    const ctx = await ctxIn(ada);
    const { confirmNewAddress } = await import("@/lib/auth/new-address/commands/confirm-new-address");
    const all = await Promise.allSettled(Array.from({ length: 50 }, () => confirmNewAddress(ctx, { token })));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await rows("SELECT FROM audit_event WHERE action = 'person.address_changed'")).toHaveLength(1);
    expect((await queuedMails()).filter(({ to }) => to === ADA)).toHaveLength(1);
  });
});
