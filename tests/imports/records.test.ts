import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { RecordKind } from "@/lib/imports/records/schema";
import { beginRun, confirmRun } from "@/lib/imports/runs/commands/begin-run";
import { checkRun } from "@/lib/imports/runs/commands/check-run";
import { writeRun } from "@/lib/imports/runs/commands/write-run";
import { RecordsRefused, takeRecords } from "@/lib/imports/staging/commands/take";
import { change, fingerprint, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { systemCtx } from "../setup/system";
import { setClock } from "../setup/world";

beforeEach(freshDemo);

const ctx = systemCtx();
const account = (over = {}) => ({
  ...{ externalId: "A-1", name: "Fir Labs", accountExecutive: "anna.ae@fjord.example" },
  ...{ collector: "carl.collector@fjord.example", ...over },
});
const billGroup = (over = {}) => ({
  ...{ externalId: "G-1", account: "A-1", sellerEntity: "Fjord Cloud AB", name: "Fir", frequency: "monthly", ...over },
});
const contract = (over = {}) => ({
  ...{ externalId: "K-1", billGroup: "G-1", number: "C-9001", startsOn: "2027-01-01", endsOn: "2027-12-31" },
  ...{ autoRenew: true, currency: "SEK", value: "12000.00" },
  contacts: [
    { email: "fia@fir.example", firstName: "Fia", lastName: "Berg" },
    { email: "eli@fir.example", firstName: "Eli", isPrimary: true },
  ],
  subscriptions: [
    {
      externalId: "S-1",
      product: "Cloud Seat",
      quantity: 3,
      unitPrice: "40.00",
      startsOn: "2027-01-01",
      endsOn: "2027-12-31",
    },
  ],
  ...over,
});
const invoice = (over = {}) => ({
  ...{
    externalId: "I-1",
    contract: "K-1",
    number: "F-1",
    issuedOn: "2027-02-01",
    dueOn: "2027-03-03",
    currency: "SEK",
  },
  lines: [{ description: "Seats", quantity: "3", unitPrice: "40", amount: "120.00", taxRate: "25" }],
  total: "150.00",
  ...over,
});
const memo = (over = {}) => ({
  ...{
    externalId: "M-1",
    contract: "K-1",
    number: "K-F-1",
    issuedOn: "2027-02-02",
    currency: "SEK",
    total: "10.00",
    ...over,
  },
});

async function world() {
  await takeRecords(ctx, "accounts", [account()]);
  await takeRecords(ctx, "bill_groups", [billGroup()]);
  await takeRecords(ctx, "contracts", [contract()]);
}

const refusalsOf = async (kind: RecordKind, ...records: unknown[]): Promise<string[]> => {
  try {
    await takeRecords(ctx, kind, records);
  } catch (error) {
    if (error instanceof RecordsRefused)
      return error.refusals.map(({ line, field, reason }) => `${line} ${field} ${reason}`);
    throw error;
  }
  return [];
};

async function fileRun(kind: RecordKind, format: "csv" | "json", content: string) {
  const path = join(tmpdir(), `import-${process.pid}-${Math.random()}`);
  await writeFile(path, content);
  const id = await beginRun({ kind, format, fileName: "a", sizeBytes: content.length, broughtBy: "test" });
  return checkRun(id, path);
}

const TABLES = [
  "account",
  "bill_group",
  "contract",
  "contract_contact",
  "subscription",
  "invoice",
  "invoice_line",
  "ledger_entry",
  "audit_event",
  "imported_record",
  "credit_memo",
];

describe("records", () => {
  test("[DSK-5] from account to credit memo, each known again by its external id", async () => {
    await world();
    await takeRecords(ctx, "invoices", [invoice()]);
    await takeRecords(ctx, "credit_memos", [memo()]);
    expect(
      await row(
        "SELECT total_minor, open_minor, tax_minor, reference, bill_to->>'name' AS bill_to, pay_to->>'reference' AS pay FROM invoice WHERE number = 'F-1'",
      ),
    ).toEqual({
      ...{
        total_minor: "15000",
        open_minor: "15000",
        tax_minor: "3000",
        reference: "F-1",
        bill_to: "Fir Labs",
        pay: "F-1",
      },
    });
    expect(await row("SELECT left_minor FROM credit_memo WHERE number = 'K-F-1'")).toEqual({ left_minor: "1000" });
    expect(
      await rows(
        "SELECT person.email, is_primary FROM contract_contact JOIN person ON person.id = person_id JOIN contract ON contract.id = contract_id WHERE number = 'C-9001' ORDER BY 1",
      ),
    ).toEqual([
      { email: "eli@fir.example", is_primary: true },
      { email: "fia@fir.example", is_primary: false },
    ]);
    const before = await fingerprint(...TABLES);
    const again = [
      ...(await takeRecords(ctx, "accounts", [account()])),
      ...(await takeRecords(ctx, "bill_groups", [billGroup()])),
      ...(await takeRecords(ctx, "contracts", [contract()])),
      ...(await takeRecords(ctx, "invoices", [invoice()])),
      ...(await takeRecords(ctx, "credit_memos", [memo()])),
    ];
    expect(new Set(again.map(({ result }) => result))).toEqual(new Set(["unchanged"]));
    expect(await fingerprint(...TABLES)).toEqual(before);
  });

  test("[DSK-5] an issued amount is never said otherwise; the PO number may be, as a new revision", async () => {
    await world();
    await takeRecords(ctx, "invoices", [invoice({ poNumber: "PO 1" })]);
    const dearer = invoice({
      poNumber: "PO 1",
      total: "151.00",
      lines: [{ description: "Seats", unitPrice: "151", amount: "151.00" }],
    });
    expect(await refusalsOf("invoices", dearer)).toEqual(["1 number imports.issued_differs"]);
    expect(await refusalsOf("invoices", invoice({ externalId: "I-2" }))).toEqual(["1 number imports.number_taken"]);
    expect(await takeRecords(ctx, "invoices", [invoice({ poNumber: "PO 2" })])).toMatchObject([{ result: "changed" }]);
    expect(await row("SELECT po_number, revision FROM invoice WHERE number = 'F-1'")).toEqual({
      po_number: "PO 2",
      revision: 2,
    });
  });

  test("[DSK-5] what customers changed here stays until the other system says something else", async () => {
    await world();
    await change("UPDATE contract SET auto_renew = false, auto_renew_off_here_at = now() WHERE number = 'C-9001'");
    await change(
      "DELETE FROM contract_contact WHERE person_id = (SELECT id FROM person WHERE email = 'fia@fir.example')",
    );
    await takeRecords(ctx, "contracts", [contract({ value: "13000.00" })]);
    const read = () =>
      row(
        "SELECT auto_renew, value_minor, (SELECT count(*)::int FROM contract_contact WHERE contract_id = contract.id) AS contacts FROM contract WHERE number = 'C-9001'",
      );
    expect(await read()).toEqual({ auto_renew: false, value_minor: "1300000", contacts: 1 });
    await takeRecords(ctx, "contracts", [contract({ value: "13000.00", autoRenew: false })]);
    await takeRecords(ctx, "contracts", [contract({ value: "13000.00", autoRenew: true })]);
    expect(await read()).toMatchObject({ auto_renew: true });
  });

  test("[DSK-5] one record that cannot be taken keeps the others out, each with its reason", async () => {
    await world();
    const before = await fingerprint(...TABLES);
    expect(
      await refusalsOf(
        "invoices",
        invoice(),
        invoice({ externalId: "I-2", contract: "K-9" }),
        invoice({ externalId: "I-1", number: "F-3" }),
        invoice({ externalId: "I-4" }),
      ),
    ).toEqual([
      "2 contract imports.contract_unknown",
      "3 externalId imports.twice_in_file",
      "4 number imports.number_twice",
    ]);
    expect(
      await refusalsOf("invoices", invoice({ total: "150.01" }), invoice({ total: 150, colour: 1 }), {
        externalId: "I-9",
      }),
    ).toEqual([
      "1 total imports.sum",
      "2 total imports.text_wanted",
      "2 colour imports.unknown_field",
      ...["contract", "number", "issuedOn", "dueOn", "currency", "lines", "total"].map(
        (field) => `3 ${field} imports.missing`,
      ),
    ]);
    expect(await fingerprint(...TABLES)).toEqual(before);
  });
});

describe("of a day to come", () => {
  /** The last minute of 10 March in Stockholm, where the seller entity is, and the first of the day after. */
  const [BEFORE, ON] = ["2027-03-10T22:59:00Z", "2027-03-10T23:00:00Z"];
  const issued = { issuedOn: "2027-03-11" };

  test.each([
    ["invoices", invoice({ ...issued, dueOn: "2027-04-10" })],
    ["credit_memos", memo(issued)],
  ] as const)("[DSK-5, PAY-11] %s are not taken before it has come where the seller is", async (kind, record) => {
    await world();
    await setClock(BEFORE);
    expect(await refusalsOf(kind, record)).toEqual(["1 issuedOn imports.issued_ahead"]);
    await setClock(ON);
    expect(await refusalsOf(kind, record)).toEqual([]);
    // What is here is known again, whatever the clock says later.
    await setClock(BEFORE);
    expect(await refusalsOf(kind, record)).toEqual([]);
  });

  test("[DSK-5, WHY-1] the refusal says what day it is there", async () => {
    await world();
    const refusals = await takeRecords(ctx, "invoices", [invoice({ ...issued, dueOn: "2027-04-10" })]).catch(
      (error: unknown) => (error instanceof RecordsRefused ? error.refusals : []),
    );
    expect(refusals).toMatchObject([{ field: "issuedOn", params: { today: "2027-03-10" } }]);
  });
});

describe("files", () => {
  const HEADER =
    "external_id;contract;number;issued_on;due_on;currency;total;line_description;line_unit_price;line_amount;line_tax_rate";
  const CSV = `\uFEFF${HEADER}\nI-1;K-1;F-1;2027-02-01;2027-03-03;SEK;250.00;Seats;100;100.00;25\nI-1;;;;;;;More;100;100.00;25\nI-2;C-9001;F-2;2027-02-01;2027-03-03;SEK;12.50;Seats;10;10.00;25\n`;

  test("[DSK-5] a CSV's dry run changes nothing, its import takes all, and the same file again nothing", async () => {
    await world();
    const before = await fingerprint(...TABLES);
    const run = await fileRun("invoices", "csv", CSV);
    expect(run).toMatchObject({
      status: "checked",
      rows: 2,
      verdicts: { new: 2, changed: 0, unchanged: 0, refused: 0 },
    });
    expect(await fingerprint(...TABLES)).toEqual(before);
    expect(await confirmRun(run.id)).toBe(true);
    expect(await confirmRun(run.id)).toBe(false);
    expect(await writeRun(ctx, run.id)).toMatchObject({ status: "done", verdicts: { new: 2 } });
    expect(await rows("SELECT number, total_minor FROM invoice WHERE number IN ('F-1', 'F-2') ORDER BY 1")).toEqual([
      { number: "F-1", total_minor: "25000" },
      { number: "F-2", total_minor: "1250" },
    ]);
    expect(await fileRun("invoices", "csv", CSV)).toMatchObject({ verdicts: { new: 0, changed: 0, unchanged: 2 } });
  });

  test("[DSK-5] a dry run names line, field and reason of every row it would refuse", async () => {
    await world();
    const run = await fileRun(
      "invoices",
      "csv",
      `${HEADER}\nI-1;K-9;F-1;2027-02-01;2027-03-03;SEK;12.50;Seats;10;10.00;25\nI-2;K-1;F-2;2027-02-30;2027-03-03;SEK;12.505;Seats;10;10.00;25\n`,
    );
    expect(run).toMatchObject({ rows: 2, verdicts: { refused: 2, new: 0 } });
    expect(await confirmRun(run.id)).toBe(false);
    expect(
      await rows("SELECT line, field, reason FROM import_refusal WHERE run_id = $1 ORDER BY line, field", [run.id]),
    ).toEqual([
      { line: 2, field: "contract", reason: "imports.contract_unknown" },
      { line: 3, field: "issuedOn", reason: "imports.not_a_day" },
    ]);
  });
});
