import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { checkLedger } from "@/lib/payments/ledger-check/queries";
import { lineOf } from "@/lib/payments/ledger-check/rules";
import { replayEvents } from "@/lib/payments/recovery/commands/replay-events";
import type { Recovered } from "@/lib/payments/recovery/types";
import { disconnect } from "@/lib/platform/db";
import { copyRunningCluster, putClusterBack } from "../../scripts/backup/cluster-copy";
import { copyFolder } from "../../scripts/backup/copying";
import { tooOld } from "../../scripts/backup/dump";
import { clientVersion } from "../../scripts/backup/psql";
import { blankSettings } from "../../scripts/blank-settings";
import { root } from "../../scripts/migration/paths";
import { payByCard, refundThere, work } from "../payments/giving-back";
import { attemptAt, openOn, paidOn, pay } from "../payments/paying";
import { forgetMethods, paySaved, saveMethod } from "../payments/saving";
import { row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { FRESH_MINOR, freshInvoice } from "./fresh-invoice";

const psql = clientVersion("psql");
const server = await vi.hoisted(async () => (await import("../setup/own-server")).useOwnServer());
const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const ADA = "ada@acme.example";
const CARD = { card: "4242424242424242" };

afterAll(async () => {
  await disconnect();
  await server.end();
});

/** Begins to pay; what pays it at the provider, and what the portal hears of it. */
async function begin(number: string): Promise<{ payThere: () => Promise<unknown>; settle: () => Promise<void> }> {
  await pay(ADA, number);
  const { id, session } = await attemptAt(number);
  return { payThere: () => sandbox.control.pay(session, CARD), settle: () => settleAttempt(id) };
}

const findings = async (): Promise<string[]> => {
  const lines: string[] = [];
  const { uncompared } = await checkLedger("whole", (finding) => lines.push(lineOf(finding)));
  return uncompared ? [...lines, uncompared] : lines;
};

const charged = async (): Promise<{ succeeded: number; amount: number }> => {
  const { succeeded, amount } = await sandbox.control.charges();
  return { succeeded, amount };
};

describe.skipIf(psql === null)(
  `backup and restore${psql === null ? " (skipped: psql is not on this machine)" : ""}`,
  () => {
    const copy = join(server.home, "backup");
    const restored = join(server.home, "restored");
    let before: Record<string, string> = {};

    beforeAll(async () => {
      await freshDemo();
      await sandbox.control.reset();
      await forgetMethods();
    }, 60_000);

    test("[P1, M1, M3] backup and restore drill: what was paid after the backup is had back from the provider's events, and nobody is charged twice", async () => {
      const names = [
        "early",
        "crossing",
        "after",
        "unheard",
        "left",
        "saved",
        "lost",
        ...Array.from({ length: 40 }, (_, nth) => `during${nth}`),
      ];
      for (const name of names.filter((one) => one !== "lost")) await freshInvoice(`B-${name}`);
      const earlyCharge = await payByCard(sandbox, ADA, "B-early");
      const crossing = await begin("B-crossing");
      const visa = await saveMethod(sandbox, "Acme US");

      // The backup runs while people pay.
      const began = new Date();
      let isCopied = false;
      const copying = copyRunningCluster(server.superuserUrl, server.folder, copy).then(() => {
        isCopied = true;
      });
      const during: string[] = [];
      for (let nth = 0; nth < 40 && !isCopied; nth += 1) {
        await payByCard(sandbox, ADA, `B-during${nth}`);
        during.push(`B-during${nth}`);
      }
      await copying;
      expect(during.length).toBeGreaterThan(0);

      // After it: paid and heard of; paid and not heard of; begun before and paid now; begun and left; with a saved card; an invoice made since; a refund.
      await payByCard(sandbox, ADA, "B-after");
      await (await begin("B-unheard")).payThere();
      await paySaved(ADA, "B-saved", visa.id);
      await crossing.payThere();
      await crossing.settle();
      await begin("B-left");
      const left = await attemptAt("B-left");
      await freshInvoice("B-lost");
      const lostCharge = await payByCard(sandbox, ADA, "B-lost");
      await refundThere(sandbox, earlyCharge, 1_000);
      const truth = await charged();
      before = Object.fromEntries(
        (
          await rows<{ number: string; open: string }>(
            "SELECT number, open_minor::text AS open FROM invoice WHERE number <> 'B-lost'",
          )
        ).map(({ number, open }) => [number, open]),
      );
      before["B-unheard"] = "0"; // as it will be once it is heard of

      // The machine is gone; another one starts on the backup.
      await server.stop();
      await putClusterBack(copy, restored);
      await server.startOn(restored);

      expect(await rows("SELECT FROM invoice WHERE number = 'B-lost'")).toEqual([]);
      expect(await openOn("B-after")).toBe(FRESH_MINOR);
      // What was committed when the backup began is there: of what was paid meanwhile, the beginning, and no half of anything.
      expect(await paidOn("B-early")).toEqual([FRESH_MINOR]);
      expect((await findings()).length).toBeGreaterThan(0);

      const recovered: Recovered[] = [];
      await replayEvents(new Date(began.getTime() - 3_600_000), (one) => recovered.push(one));
      await work();

      expect(await findings()).toEqual([]);
      const now = await rows<{ number: string; open: string }>("SELECT number, open_minor::text AS open FROM invoice");
      expect(Object.fromEntries(now.map(({ number, open }) => [number, open]))).toEqual(before);
      expect(await charged()).toEqual(truth);
      for (const number of ["B-early", "B-crossing", "B-after", "B-unheard", "B-saved", ...during])
        expect([number, await paidOn(number)]).toEqual([number, [FRESH_MINOR]]);
      const those = (wanted: Recovered["as"]): string[] =>
        recovered.flatMap(({ as, attemptId }) => (as === wanted ? [attemptId] : []));
      expect(those("unknown")).toEqual([]);
      expect(those("unapplied")).toHaveLength(1);
      expect(those("closed")).toEqual([left.id]);
      expect(those("settled").length).toBeGreaterThanOrEqual(3);

      // The money for the invoice that is lost is the account's, and its history says so.
      const unapplied = await row<{ minor: number; said: string }>(
        `SELECT -entry.amount_minor::int AS minor, event.after ->> 'charge' AS said FROM payment
       JOIN ledger_entry entry ON entry.payment_id = payment.id AND entry.kind = 'unapplied'
       JOIN audit_event event ON event.account_id = payment.account_id AND event.after ->> 'payment' = payment.number
       WHERE provider_charge_id = $1`,
        [lostCharge],
      );
      expect(unapplied).toEqual({ minor: FRESH_MINOR, said: lostCharge });
      // Nobody can pay any more on the page that this database knows nothing of.
      expect(await sandbox.control.pay(left.session, CARD)).toMatchObject({ outcome: "closed" });
      expect(
        await row(
          "SELECT refund.amount_minor::int AS minor FROM refund JOIN payment ON payment.id = payment_id WHERE provider_charge_id = $1",
          [earlyCharge],
        ),
      ).toEqual({ minor: 1_000 });
    }, 180_000);

    test("[P1, M3] the same events again find nothing new", async () => {
      // What was closed by the replay was told since: that is new once.
      await replayEvents(new Date(0), () => undefined);
      const recovered: Recovered[] = [];
      const { taken } = await replayEvents(new Date(0), (one) => recovered.push(one));
      await work();
      expect({ taken, again: recovered.filter(({ as }) => as !== "nothing") }).toEqual({ taken: 0, again: [] });
      expect(await findings()).toEqual([]);
    });

    test("[P1] the restored server goes on: it takes payments, and a backup of its own", async () => {
      await freshInvoice("B-next");
      await payByCard(sandbox, ADA, "B-next");
      const again = join(server.home, "again");
      await copyRunningCluster(server.superuserUrl, restored, again);
      expect((await readdir(again)).includes("postmaster.pid")).toBe(false);
      expect(await readFile(join(again, "backup_label"), "utf8")).toContain("LABEL: portal");
      expect(await findings()).toEqual([]);
    }, 60_000);

    test("[P1] a backup that cannot begin says so in Postgres' words, and leaves no session behind", async () => {
      const url = server.superuserUrl.replace(/postgres:[^@]+@/, "postgres:wrong@");
      await expect(copyRunningCluster(url, restored, join(server.home, "none"))).rejects.toThrow(/^psql: .*password/);
    });
  },
);

test("[P1] npm run restore puts a backup into a DATA_DIR that is not there yet, and writes over nothing", async () => {
  const [backup, dataDir] = [join(server.home, "whole"), join(server.home, "new", "data")];
  for (const folder of ["postgres", "files/01"]) await mkdir(join(backup, folder), { recursive: true });
  for (const name of ["postgres/PG_VERSION", "files/01/a", "secrets.json"]) await writeFile(join(backup, name), name);
  const restore = (): { status: number | null; said: string } => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx", join(root, "scripts", "restore.ts"), backup],
      { cwd: root, env: { ...blankSettings(), PATH: process.env.PATH, DATA_DIR: dataDir } as never, encoding: "utf8" },
    );
    return { status, said: stdout + stderr };
  };
  expect(restore()).toMatchObject({
    status: 1,
    said: expect.stringContaining("holds no backup, or one that was broken off"),
  });
  const began = "2027-03-10T20:00:00.000Z";
  await writeFile(join(backup, "backup.json"), JSON.stringify({ kind: "folder", began, ended: began, postgres: 18 }));
  expect(restore()).toMatchObject({ status: 0, said: expect.stringContaining(`events:replay -- --since ${began}`) });
  for (const name of ["postgres/PG_VERSION", "files/01/a", "secrets.json"])
    expect(await readFile(join(dataDir, name), "utf8")).toBe(name);
  expect(restore()).toMatchObject({ status: 1, said: expect.stringContaining("nothing is written over") });
}, 60_000);

test("[P1] files that people added are copied as they are, without those that are still coming in", async () => {
  const [from, to] = [join(server.home, "files"), join(server.home, "files-copy")];
  for (const folder of ["01", "incoming"]) await mkdir(join(from, folder), { recursive: true });
  for (const name of ["01/a", "incoming/b"]) await writeFile(join(from, name), name);
  expect(await copyFolder(from, to, (path) => path.startsWith("incoming/"))).toBe(1);
  expect(await readFile(join(to, "01/a"), "utf8")).toBe("01/a");
  expect(await readdir(join(to, "incoming"))).toEqual([]);
});

test.each([
  [null, 15, /^pg_dump is missing/],
  [15, 18, /^pg_dump is of Postgres 15 and the server of 18/],
  [18, 15, /^$/],
  [15, 15, /^$/],
])("[P1] a client of version %s for a server of version %s", (client, version, said) => {
  expect(tooOld("pg_dump", client, version) ?? "").toMatch(said);
});
