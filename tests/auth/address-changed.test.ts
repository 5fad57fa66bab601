import { beforeEach, describe, expect, test } from "vitest";
import { readStanding } from "@/lib/access/queries";
import { confirmNewAddress } from "@/lib/auth/new-address/commands/confirm-new-address";
import { findNewAddressLink } from "@/lib/auth/new-address/queries";
import { viewerDb } from "@/lib/platform/db";
import { dump, inTransaction, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedMails } from "../setup/jobs";
import { untilWaiting } from "../setup/locks";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { setClock } from "../setup/world";
import { ask, pressButton, signIn } from "./asking";
import { addresses, askFor, confirm } from "./changing";
import { ctxIn, viewerIn } from "./signed-in";

const ADA = "ada@acme.example";
const BEN = "ben@acme.example";
const NEW = "ada.byron@elsewhere.example";

beforeEach(freshDemo);

describe("once the new address is confirmed", () => {
  test("[SIG-9, A7] it counts, is proven, and the change is in the audit log", async () => {
    const ada = await signIn(ADA);
    const { personId } = (await ctxIn(ada)).viewer;
    await confirm(ada, await askFor(ada, NEW));
    expect(
      await row(
        "SELECT email, email_verified_at BETWEEN portal.now() - interval '10 s' AND portal.now() AS proven FROM person WHERE id = $1",
        [personId],
      ),
    ).toEqual({ email: NEW, proven: true });
    expect(
      await rows("SELECT actor_email AS who, before, after FROM audit_event WHERE action = 'person.address_changed'"),
    ).toEqual([{ who: ADA, before: { email: ADA }, after: { email: NEW } }]);
    const again = await signIn(NEW);
    expect((await ctxIn(again)).viewer.personId).toBe(personId);
  });

  test("[SIG-9] this session goes on, the others of the person end, other people's stay", async () => {
    const [here, there, ben] = [await signIn(ADA), await signIn(ADA), await signIn(BEN)];
    await confirm(here, await askFor(here, NEW));
    expect(await Promise.all([here, there, ben].map(async (one) => (await viewerIn(one))?.email))).toEqual([
      NEW,
      undefined,
      BEN,
    ]);
  });

  test("[SIG-9] mails that were under way to sign in with either address are dead", async () => {
    const ada = await signIn(ADA);
    const token = await askFor(ada, NEW);
    const open = [await ask(ADA), await ask(NEW), await ask(BEN)];
    await confirm(ada, token);
    const outcomes = [];
    for (const asked of open) outcomes.push(await outcomeOf(pressButton(asked)));
    expect(outcomes).toEqual(["sign_in.link_dead", "sign_in.link_dead", "done"]);
  });

  test("[SIG-9] the old one is told: what, when, and whom to tell if it was somebody else", async () => {
    const ada = await signIn(ADA);
    const token = await askFor(ada, NEW);
    await setClock("2027-03-10T20:05:00Z");
    await confirm(ada, token);
    const [mail, ...others] = (await queuedMails()).filter(({ to }) => to === ADA || to === NEW);
    expect(others).toEqual([]);
    expect(mail?.to).toBe(ADA);
    for (const said of [ADA, NEW, "10 Mar 2027, 12:05", "Fjord Cloud Customer Service", "service@fjord.example"])
      expect(mail?.text).toContain(said);
  });

  test("[SIG-9] the old one signs in to nothing of theirs", async () => {
    const ada = await signIn(ADA);
    const { personId } = (await ctxIn(ada)).viewer;
    await confirm(ada, await askFor(ada, NEW));
    const stranger = (await ctxIn(await signIn(ADA))).viewer;
    expect(stranger.personId).not.toBe(personId);
    expect((await viewerDb(stranger, (tx) => readStanding(tx, stranger))).kind).toBe("none");
  });

  test("[SIG-9, ACC-2] access by rule follows the address, a contact's place stays with the person", async () => {
    const standingOf = async (opened: Awaited<ReturnType<typeof signIn>>) => {
      const { viewer } = await ctxIn(opened);
      return (await viewerDb(viewer, (tx) => readStanding(tx, viewer))).kind;
    };
    const [gus, ada] = [await signIn("gus@elm.example"), await signIn(ADA)];
    expect([await standingOf(gus), await standingOf(ada)]).toEqual(["open", "open"]);
    await confirm(gus, await askFor(gus, "gus@elsewhere.example"));
    await confirm(ada, await askFor(ada, NEW));
    expect([await standingOf(gus), await standingOf(ada)]).toEqual(["none", "open"]);
    await confirm(gus, await askFor(gus, "gus.again@elm.example"));
    expect(await standingOf(gus)).toBe("open");
  });
});

describe("a session that was ended meanwhile", () => {
  test("[SIG-9, ACC-7] changes nothing any more, also in flight", async () => {
    const [here, there] = [await signIn(ADA), await signIn(ADA)];
    const token = await askFor(here, NEW);
    const ctx = await ctxIn(here);
    await inTransaction(async (other) => {
      await other.query("DELETE FROM session WHERE id = $1", [ctx.viewer.sessionId]);
      const confirming = refusalOf(confirmNewAddress(ctx, { token }));
      await untilWaiting(1);
      await other.query("COMMIT");
      expect(await confirming).toMatchObject({ code: "UNAUTHENTICATED", reason: "session.ended" });
    });
    expect(await addresses()).toContain(ADA);
    expect((await viewerIn(there))?.email).toBe(ADA);
  });
});

describe("an address that became somebody else's meanwhile", () => {
  test("[SIG-9, SIG-3] is refused once the link has proven it, naming customer service; nothing changes", async () => {
    const ada = await signIn(ADA);
    const token = await askFor(ada, BEN);
    expect(await findNewAddressLink(token, await viewerIn(ada))).toMatchObject({ state: "yours" });
    const before = await addresses();
    const refused = await refusalOf(confirm(ada, token));
    expect(refused).toMatchObject({ code: "RULE", reason: "new_address.taken" });
    expect(refused.refusal.ask).toMatchObject({ email: "service@fjord.example" });
    expect(await addresses()).toEqual(before);
    expect((await viewerIn(ada))?.email).toBe(ADA);
  });

  test("[SIG-9] two people who confirm the same one at once: one has it, the other is refused", async () => {
    for (let round = 0; round < 5; round += 1) {
      const email = `shared${round}@elsewhere.example`;
      const pair = [await signIn(`x${round}@acme.example`), await signIn(`y${round}@acme.example`)];
      const asked = [];
      for (const one of pair) asked.push({ ctx: await ctxIn(one), token: await askFor(one, email) });
      const outcomes = await Promise.all(asked.map(({ ctx, token }) => outcomeOf(confirmNewAddress(ctx, { token }))));
      expect(outcomes.sort()).toEqual(["done", "new_address.taken"]);
      expect((await addresses()).filter((known) => known === email)).toHaveLength(1);
    }
  });

  test("[SIG-9] signing in by the old address while it changes leaves no session on the changed person", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [old, next] = [`old${round}@acme.example`, `new${round}@acme.example`];
      const here = await signIn(old);
      const token = await askFor(here, next);
      const [ctx, asked] = [await ctxIn(here), await ask(old)];
      await Promise.all([confirmNewAddress(ctx, { token }), outcomeOf(pressButton(asked))]);
      const sessions = await rows("SELECT id FROM session WHERE person_id = $1", [ctx.viewer.personId]);
      expect(sessions).toEqual([{ id: ctx.viewer.sessionId }]);
    }
  });
});

describe("who steals the database", () => {
  test("[SIG-9, S7] finds nothing in it that changes an address, not even signed in as that person", async () => {
    const ada = await signIn(ADA);
    const token = await askFor(ada, NEW);
    const stolen = await dump(
      "new_address",
      "audit_event",
      "sign_in_request",
      "(SELECT key, payload FROM graphile_worker._private_jobs)",
    );
    expect(stolen).not.toContain(token);
    const words = new Set(stolen.match(/[\w-]{16,}/g));
    for (const stored of stolen.match(/(?<=\\\\x)[0-9a-f]+/g) ?? [])
      for (const encoding of ["base64", "base64url", "latin1"] as const)
        words.add(Buffer.from(stored, "hex").toString(encoding));
    expect(words.size).toBeGreaterThan(10);
    for (const word of words) expect(await outcomeOf(confirm(ada, word))).toBe("new_address.link_dead");
    expect(await addresses()).toContain(ADA);
    expect(await outcomeOf(confirm(ada, token))).toBe("done");
  });
});
