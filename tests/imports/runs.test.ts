import { copyFile, writeFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { incomingPlace } from "@/lib/files/store";
import { bringFile, takeRun, throwAway } from "@/lib/imports/runs/commands/bring";
import { getRunDetails, readRun } from "@/lib/imports/runs/queries";
import { checkImport, writeImport } from "@/lib/imports/runs/tasks";
import { ADMIN, deskCtx, staffOf } from "../desk/desk";
import { change, fingerprint, row } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedJobs } from "../setup/jobs";
import { outcomeOf } from "../setup/outcome";
import { fixturePath } from "./documents";

beforeAll(freshDemo);

const admin = async () => deskCtx(await staffOf(ADMIN), "imports.run");
const HEADER =
  "external_id,contract,number,issued_on,due_on,currency,total,line_description,line_unit_price,line_amount";
const csvOf = (...numbers: string[]) =>
  `${HEADER}\n${numbers.map((n) => `${n},C-1001,${n},2027-02-01,2027-03-03,USD,100.00,Seat,100.00,100.00\n`).join("")}`;

async function brought(content: string | null): Promise<string> {
  const path = await incomingPlace();
  if (content === null) await copyFile(fixturePath("invoice"), path);
  else await writeFile(path, content);
  const file = {
    path,
    claimedName: "a.csv",
    sizeBytes: content?.length ?? 1,
    sha256: new Uint8Array(32),
    isTooBig: false,
  };
  const id = await bringFile(await admin(), "invoices", file);
  await checkImport({ runId: id });
  return id;
}

async function confirmed(id: string) {
  const ctx = await admin();
  await takeRun(ctx, { run: id });
  return { runId: id, staffId: ctx.actor.staffId, email: ctx.actor.email };
}

const issued = async (number: string) =>
  (await row<{ n: number }>("SELECT count(*)::int AS n FROM invoice WHERE number = $1", [number])).n;

test("[DSK-5, A7] a file brought at the desk is checked by the worker, and taken in the name of who said so", async () => {
  const id = await brought(csvOf("R-1"));
  expect(await readRun(id)).toMatchObject({ status: "checked", verdicts: { new: 1, refused: 0 } });
  const payload = await confirmed(id);
  expect((await queuedJobs()).map(({ task }) => task)).toContain("import_write");
  await writeImport(payload);
  expect(await readRun(id)).toMatchObject({ status: "done", verdicts: { new: 1 } });
  expect(await row("SELECT actor_kind, actor_email FROM audit_event WHERE action = 'invoices.imported'")).toEqual({
    ...{ actor_kind: "staff", actor_email: ADMIN },
  });
  expect(await outcomeOf(takeRun(await admin(), { run: id }))).toBe("imports.not_ready");
  // The job of a worker that was killed after its transaction is run again.
  const before = await fingerprint("invoice", "ledger_entry", "audit_event");
  await writeImport(payload);
  expect(await fingerprint("invoice", "ledger_entry", "audit_event")).toEqual(before);
});

test("[DSK-5] a file with a refused row is not taken, whatever is asked; thrown away it is gone", async () => {
  const id = await brought(csvOf("R-2").replace("C-1001", "none"));
  expect(await outcomeOf(takeRun(await admin(), { run: id }))).toBe("imports.holds_refused");
  await throwAway(await admin(), { run: id });
  const { run, refusals } = await getRunDetails(id);
  expect([run.status, refusals.map(({ reason }) => reason)]).toEqual(["discarded", ["imports.contract_unknown"]]);
  expect(await row("SELECT count(*)::int AS n FROM import_row WHERE run_id = $1", [id])).toEqual({ n: 0 });
});

test("[DSK-5] where the world moved on since the dry run, nothing of the file is taken and it says why", async () => {
  const id = await brought(csvOf("R-3", "R-4"));
  const payload = await confirmed(id);
  await change(
    "UPDATE import_row SET data = data || '{\"contract\": \"gone\"}' WHERE run_id = $1 AND external_id = 'R-4'",
    [id],
  );
  await writeImport(payload);
  expect(await readRun(id)).toMatchObject({ status: "checked", verdicts: { new: 1, refused: 1 } });
  expect(await issued("R-3")).toBe(0);
});

test("[DSK-5] two imports at once do not mix: of two files with the same invoice one takes it", async () => {
  const ids = [await brought(csvOf("R-5", "R-6")), await brought(csvOf("R-6", "R-7"))];
  const payloads = await Promise.all(ids.map(confirmed));
  await Promise.all(payloads.map(writeImport));
  const runs = await Promise.all(ids.map(readRun));
  expect(runs.map(({ status }) => status)).toEqual(["done", "done"]);
  expect(runs.reduce((sum, { verdicts }) => sum + verdicts.new, 0)).toBe(3);
  for (const number of ["R-5", "R-6", "R-7"]) expect(await issued(number)).toBe(1);
});

test("[DSK-5] an e-invoice goes the same way; a file that cannot be read is refused as a whole", async () => {
  const id = await brought(null);
  expect(await readRun(id)).toMatchObject({ format: "ubl", status: "checked", verdicts: { new: 1 } });
  expect(await issued("NL-2027/118")).toBe(0);
  await writeImport(await confirmed(id));
  expect([(await readRun(id)).status, await issued("NL-2027/118")]).toEqual(["done", 1]);
  for (const [content, reason] of [
    ['[{"externalId": "X"', "not_json"],
    ["external_id,colour\nA,b\n", "unknown_field"],
    ["<Invoice>", "document"],
  ] as const) {
    const { run, refusals } = await getRunDetails(await brought(content));
    expect(run.verdicts.refused, content).toBeGreaterThan(0);
    expect(refusals.map((one) => one.reason)).toContain(`imports.${reason}`);
  }
});
