import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { takeRecords } from "@/lib/imports/staging/commands/take";
import { stopwatch } from "@/lib/platform/clock";
import { row } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { ledgerFindings } from "../setup/ledger";
import { systemCtx } from "../setup/system";

// `IMPORT_ROWS=100000 npm run test:db -- tests/imports/many` takes as many as a seller has, and says how long that took.
const ROWS = Number(process.env.IMPORT_ROWS ?? 400);
const CONTRACTS = Math.max(5, ROWS / 50);
const MOST_MINUTES = 5;
const MOST_MEGABYTES = 500;

const folder = mkdtempSync(join(tmpdir(), "portal-import-many-"));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(freshDemo);

async function fileOf(name: string, count: number, record: (nth: number) => object): Promise<string> {
  const path = join(folder, name);
  const file = createWriteStream(path);
  for (let nth = 1; nth <= count; nth += 1)
    if (!file.write(`${JSON.stringify(record(nth))}\n`)) await once(file, "drain");
  file.end();
  await once(file, "finish");
  return path;
}

/** The command line in a process of its own: what it said, how long it took, and the most memory it held. */
async function run(kind: string, path: string) {
  const took = stopwatch();
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/import.ts", "--kind", kind, "--json", path]);
  let [out, err, peak] = ["", "", 0];
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const looking = setInterval(() => {
    try {
      const [, kilobytes = "0"] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8")) ?? [];
      peak = Math.max(peak, Number(kilobytes) / 1024);
    } catch {
      // It has ended, or this is no Linux.
    }
  }, 200);
  await once(child, "close");
  clearInterval(looking);
  if (out === "") throw new Error(err);
  return { ...JSON.parse(out).files[0], milliseconds: took(), megabytes: Math.round(peak) };
}

const LINE = {
  quantity: "1",
  unitPrice: "40.00",
  amount: "40.00",
  taxRate: "25",
  description: "Cloud Seat, one month of it",
};

test(`[DSK-5] ${ROWS} invoices are taken in time and with flat memory, and the ledger agrees`, async () => {
  const ctx = systemCtx();
  await takeRecords(ctx, "accounts", [
    {
      externalId: "A",
      name: "Big",
      accountExecutive: "anna.ae@fjord.example",
      collector: "carl.collector@fjord.example",
    },
  ]);
  await takeRecords(ctx, "bill_groups", [
    { externalId: "G", account: "A", sellerEntity: "Fjord Cloud AB", name: "Big", frequency: "monthly" },
  ]);
  const contracts = await fileOf("contracts.ndjson", CONTRACTS, (nth) => ({
    ...{ externalId: `K-${nth}`, billGroup: "G", number: `BIG-${nth}`, startsOn: "2027-01-01", endsOn: "2027-12-31" },
    ...{ autoRenew: true, currency: "SEK", value: "1000.00" },
  }));
  const invoices = await fileOf("invoices.ndjson", ROWS, (nth) => ({
    ...{
      externalId: `I-${nth}`,
      contract: `K-${(nth % CONTRACTS) + 1}`,
      number: `BIG-F-${nth}`,
      issuedOn: "2027-02-01",
    },
    ...{ dueOn: "2027-03-03", currency: "SEK", lines: [LINE, LINE, LINE], total: "150.00" },
  }));
  expect(await run("contracts", contracts)).toMatchObject({ result: "imported" });
  const first = await run("invoices", invoices);
  expect(first).toMatchObject({ result: "imported", verdicts: { new: ROWS, refused: 0 } });
  const again = await run("invoices", invoices);
  expect(again).toMatchObject({ result: "unchanged", verdicts: { unchanged: ROWS } });
  if (process.env.IMPORT_ROWS) console.log({ first, again });
  expect(first.milliseconds).toBeLessThan(MOST_MINUTES * 60_000);
  expect(first.megabytes).toBeLessThan(MOST_MEGABYTES);
  expect(
    await row(
      `SELECT count(*)::int AS invoices, sum(open_minor)::text AS open,
         (SELECT sum(amount_minor)::text FROM ledger_entry e JOIN invoice i ON i.id = e.invoice_id
          WHERE e.kind = 'receivable' AND i.number LIKE 'BIG-F-%') AS receivable
       FROM invoice WHERE number LIKE 'BIG-F-%'`,
    ),
  ).toEqual({ invoices: ROWS, open: String(ROWS * 15_000), receivable: String(ROWS * 15_000) });
  expect(await ledgerFindings()).toEqual([]);
}, 1_200_000);
