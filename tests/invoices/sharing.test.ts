import { beforeEach, describe, expect, test } from "vitest";
import { openShared, shareByLink, shareByMail, withdrawShare } from "@/lib/invoices/sharing/commands";
import { getSharing } from "@/lib/invoices/sharing/queries";
import { shareByMailInput } from "@/lib/invoices/sharing/schema";
import { sendShareMail } from "@/lib/invoices/sharing/tasks";
import { systemDb, viewerDb } from "@/lib/platform/db";
import { sha256 } from "@/lib/platform/hash";
import { newId, newSecret } from "@/lib/platform/ids";
import { change, row, rows } from "../setup/admin";
import { freshDemo, placeEndsIn } from "../setup/demo";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { ctxOf, moveClock, viewerOf } from "../setup/world";

beforeEach(freshDemo);

const [ADA, BEN, DAN, GUS] = ["ada@acme.example", "ben@acme.example", "dan@birch.example", "gus@elm.example"] as const;

const sharing = (email: string) => ctxOf(email, "invoices.share");

async function link(email: string, reference = "INV-1042"): Promise<string> {
  const { url } = await shareByLink(await sharing(email), { reference });
  return url.split("/").at(-1) ?? "";
}

const mail = async (email: string, given: Record<string, string> = {}) =>
  shareByMail(
    await sharing(email),
    shareByMailInput.parse({ reference: "INV-1042", email: "pia@books.example", ...given }),
  );

/** From a network of its own, so that no test uses up another's limit. */
const open = (token: string, network = newId()) => openShared(token, network, true);
const stateOf = async (token: string) => (await open(token)).state;

const shares = async (email: string = ADA) => (await getSharing(await viewerOf(email), "INV-1042")).shares;
const withdraw = async (email: string, share: string) =>
  withdrawShare(await sharing(email), { reference: "INV-1042", share });
const only = async () => (await shares())[0]?.id ?? "";

const events = () =>
  rows<{ action: string; after: object }>(
    "SELECT action, after FROM audit_event WHERE action LIKE 'invoice.share%' ORDER BY at, id",
  );

describe("a link to an invoice", () => {
  test("[INV-7, A7] opens it for whoever holds it, with what it asks for and nothing of what was paid", async () => {
    const token = await link(ADA, "INV-1046");
    expect(await open(token)).toMatchObject({
      state: "live",
      invoice: {
        ...{ number: "INV-1046", account: "Acme Robotics", isVoid: false, brand: { name: "Fjord Cloud Inc." } },
        payable: { minor: 50_000n, currency: "USD" },
      },
    });
    expect(
      JSON.stringify(await open(token), (_, value) => (typeof value === "bigint" ? `${value}` : value)),
    ).not.toMatch(/30000|paid|open"/);
    expect(await events()).toEqual([{ action: "invoice.shared_by_link", after: { invoice: "INV-1046" } }]);
  });

  test("[INV-7, S7] its 256 bits are kept nowhere, only their fingerprint, and no viewer reads that", async () => {
    const token = await link(ADA);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const kept = await row<{ hash: Buffer; text: string }>(
      "SELECT token_hash AS hash, share::text AS text FROM invoice_share share",
    );
    expect(kept.hash.equals(Buffer.from(sha256(token)))).toBe(true);
    expect(kept.text).not.toContain(token);
    const jobs = await rows<{ text: string }>("SELECT job::text AS text FROM graphile_worker._private_jobs job");
    expect(jobs.filter(({ text }) => text.includes(token))).toEqual([]);
    const read = viewerDb(await viewerOf(ADA), (tx) => tx.$queryRaw`SELECT token_hash FROM invoice_share`);
    await expect(read).rejects.toThrow("permission denied");
  });

  test("[INV-7] works for 14 days", async () => {
    const token = await link(ADA);
    await moveClock({ days: 13, hours: 23, minutes: 59 });
    expect(await stateOf(token)).toBe("live");
    await moveClock({ minutes: 2 });
    expect(await stateOf(token)).toBe("dead");
    expect(await shares()).toMatchObject([{ standing: "expired" }]);
  });

  test("[INV-7] is withdrawn by its sharer or by anybody else on the contract, at once and for good", async () => {
    for (const who of [ADA, BEN]) {
      const token = await link(ADA);
      const id = await only();
      await withdraw(who, id);
      expect(await stateOf(token)).toBe("dead");
      expect(await outcomeOf(withdraw(who, id))).toBe("access.not_found");
      const back = viewerDb(await viewerOf(who), (tx) => tx.$executeRaw`UPDATE invoice_share SET withdrawn_at = NULL`);
      expect(await back).toBe(0);
    }
    expect((await shares()).map(({ standing }) => standing)).toEqual(["withdrawn", "withdrawn"]);
  });

  test("[INV-7, ACC-6] is no matter of another customer's", async () => {
    const token = await link(ADA);
    expect(await outcomeOf(withdraw(DAN, await only()))).toBe("access.not_found");
    expect(await outcomeOf(link(DAN))).toBe("access.not_found");
    expect(await outcomeOf(shares(DAN))).toBe("access.not_found");
    expect(await stateOf(token)).toBe("live");
  });

  test("[INV-7, ACC-7] ends by itself when its sharer loses the contract: removed, at an end date, or by the rules", async () => {
    const [removed, ended, ruled] = [await link(BEN), await link(BEN, "INV-1043"), await link(GUS, "INV-5001")];
    expect(await Promise.all([removed, ended, ruled].map(stateOf))).toEqual(["live", "live", "live"]);
    await placeEndsIn(BEN, "C-1001", -1);
    expect(await stateOf(ended)).toBe("dead");
    await change("DELETE FROM contract_contact USING person WHERE person.id = person_id AND email = $1", [BEN]);
    expect(await stateOf(removed)).toBe("dead");
    expect(await shares()).toMatchObject([{ standing: "ended" }]);
    await change("UPDATE bill_group SET access_rules_on = false WHERE name = 'Elm'");
    expect(await stateOf(ruled)).toBe("dead");
  });

  test("[INV-7] a wrong one, an expired one and a withdrawn one are answered alike", async () => {
    const [withdrawn, expired] = [await link(ADA), await link(ADA)];
    await withdraw(ADA, (await shares()).at(-1)?.id ?? "");
    await moveClock({ days: 15 });
    const answers = await Promise.all([withdrawn, expired, newSecret(), "x", "../..", ""].map((token) => open(token)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"state":"dead"}']));
  });

  test("[INV-7, S6] guessing is stopped by network, and whoever comes from another is not", async () => {
    const [token, network] = [await link(ADA), newId()];
    for (let nth = 0; nth < 30; nth += 1) expect((await open(newSecret(), network)).state).toBe("dead");
    expect((await open(newSecret(), network)).state).toBe("wait");
    expect((await open(token, network)).state).toBe("wait");
    expect((await open(token)).state).toBe("live");
  });

  test("[INV-7] being opened is counted for its sharer, being fetched ahead is not", async () => {
    const token = await link(ADA);
    expect(await shares()).toMatchObject([{ openedCount: 0, lastOpenedAt: null }]);
    await Promise.all([open(token), open(token), openShared(token, newId(), false)]);
    const [{ openedCount, lastOpenedAt } = { openedCount: 0, lastOpenedAt: null }] = await shares();
    expect(openedCount).toBe(2);
    expect(lastOpenedAt).not.toBeNull();
  });

  test("[INV-7, WHY-1] a void invoice is shared no more, with whom to ask", async () => {
    expect(await refusalOf(link(ADA, "INV-1049"))).toMatchObject({
      ...{ reason: "share.void", refusal: { ask: { email: "carl.collector@fjord.example" } } },
    });
  });

  test("[INV-7, A2] through the viewer's door nobody shares in another's name, for longer, or what is not theirs", async () => {
    const [ada, ben] = [await viewerOf(ADA), await viewerOf(BEN)];
    const insert = (by: string, days: number, number: string) =>
      viewerDb(
        ada,
        (tx) => tx.$executeRaw`
          INSERT INTO invoice_share (id, account_id, contract_id, invoice_id, kind, shared_by_person_id, token_hash, created_at,
            expires_at)
          SELECT gen_random_uuid(), account_id, contract_id, invoice.id, 'link', ${by}::uuid, sha256(number::bytea), portal.now(),
            portal.now() + make_interval(days => ${days}::int) FROM invoice WHERE number = ${number}`,
      );
    expect(await insert(ada.personId, 14, "INV-1042")).toBe(1);
    await expect(insert(ben.personId, 14, "INV-1043")).rejects.toThrow("row-level security");
    await expect(insert(ada.personId, 15, "INV-1043")).rejects.toThrow("row-level security");
    expect(await insert(ada.personId, 14, "INV-2001")).toBe(0);
  });
});

describe("an invoice by mail", () => {
  test("[INV-7, A7] is a job and a line of History, and stands in the list", async () => {
    await mail(BEN, { note: "For March.\r\n<b>Thanks</b>" });
    expect(await events()).toEqual([
      { action: "invoice.shared_by_mail", after: { invoice: "INV-1042", to: "pia@books.example" } },
    ]);
    expect(await shares()).toMatchObject([
      { kind: "mail", sentTo: "pia@books.example", sharedBy: "Ben Holt", standing: null },
    ]);
    expect(await row("SELECT note FROM invoice_share")).toEqual({ note: "For March.\n<b>Thanks</b>" });
    const jobs = await rows(
      "SELECT FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task ON task.id = job.task_id WHERE task.identifier = 'share_mail'",
    );
    expect(jobs).toHaveLength(1);
  });

  test("[INV-7, ACC-7] is not sent once its sharer has lost the contract", async () => {
    await mail(BEN);
    const { id } = await row<{ id: string }>("SELECT id FROM invoice_share");
    await change("DELETE FROM contract_contact USING person WHERE person.id = person_id AND email = $1", [BEN]);
    // There is no mail server here: sending would fail.
    await sendShareMail({ shareId: id });
    await change("UPDATE invoice_share SET shared_by_person_id = (SELECT id FROM person WHERE email = $1)", [ADA]);
    await expect(sendShareMail({ shareId: id })).rejects.toThrow();
  });

  test("[INV-7, S6] by one person, 20 a day", async () => {
    for (let nth = 0; nth < 20; nth += 1) await mail(GUS, { reference: "INV-5001" });
    expect(await refusalOf(mail(GUS, { reference: "INV-5001" }))).toMatchObject({
      ...{ code: "TOO_MANY", reason: "share.too_many", refusal: { params: { hours: 24 } } },
    });
    expect(await systemDb((tx) => tx.invoiceShare.count())).toBe(20);
  });
});
