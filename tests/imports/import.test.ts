import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { importFile, rehearse } from "@/lib/imports/commands/import-file";
import type { ContactInput } from "@/lib/imports/types";
import { isReady } from "@/lib/platform/health";
import { fingerprint, inTransaction, row, rows } from "../setup/admin";
import { setClock } from "../setup/world";
import { bytesOf, lineIn, xmlOf } from "./documents";

const ctx = { actor: { kind: "system", name: "import" }, requestId: "test" } as const;
const take = (xml: string, contacts: readonly ContactInput[] = []) =>
  importFile(ctx, { name: "a.xml", bytes: bytesOf(xml), contacts });

const TABLES = (
  await rows<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
).map(({ name }) => name);
const world = () => fingerprint(...TABLES);
const counts = () =>
  row<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM seller_entity) AS sellers, (SELECT count(*)::int FROM account) AS accounts,
       (SELECT count(*)::int FROM bill_group) AS groups, (SELECT count(*)::int FROM contract) AS contracts,
       (SELECT count(*)::int FROM invoice) AS invoices, (SELECT count(*)::int FROM credit_memo) AS memos`,
  );

beforeAll(isReady);
// The world as it was migrated: nothing.
beforeEach(async () => {
  await inTransaction(async (superuser) => {
    await superuser.query("SET LOCAL session_replication_role = replica");
    for (const table of TABLES.filter((name) => !name.startsWith("_prisma")))
      await superuser.query(`DELETE FROM ${table}`);
    await superuser.query("COMMIT");
  });
  // After the fixtures were issued.
  await setClock("2027-03-10T20:00:00Z");
});

const invoice = xmlOf("invoice");
const creditNote = xmlOf("credit-note");

describe("a document of a day to come", () => {
  // In Stockholm, where the supplier of both fixtures is, it is the day of issue from 23:00 UTC on.
  test.each([
    ["invoice", xmlOf("invoice"), "IssueDate>2027-02-03", "2027-02-02T22:59:00Z", "2027-02-02T23:00:00Z"],
    ["credit note", xmlOf("credit-note"), "IssueDate>2027-02-20", "2027-02-19T22:59:00Z", "2027-02-19T23:00:00Z"],
  ])(
    "[DSK-5, PAY-11] is not taken before it has come where the seller is: %s",
    async (_what, xml, issued, before, on) => {
      await setClock(before);
      const empty = await world();
      await expect(take(xml)).rejects.toMatchObject({
        findings: [{ line: lineIn(xml, issued), rule: "AHEAD", message: expect.stringContaining(" is still to come") }],
      });
      expect(await world()).toEqual(empty);
      await setClock(on);
      expect(await take(xml)).toMatchObject({ result: "imported" });
      // What is here is known again, whatever the clock says later.
      await setClock(before);
      expect(await take(xml)).toMatchObject({ result: "unchanged" });
    },
  );
});

describe("an invoice that is taken", () => {
  test("[INV-1, DSK-5] makes what it needs, and says so", async () => {
    expect(await take(invoice)).toEqual({
      result: "imported",
      kind: "invoice",
      number: "NL-2027/118",
      totalMinor: 118_127n,
      payableMinor: 108_100n,
      currency: "SEK",
      contract: "K-2027-14",
      account: "Bergmann Werkzeuge GmbH",
      seller: "Nordljus Hosting AB",
      made: ["seller entity", "account", "bill group", "contract"],
      contacts: [],
    });
    expect(await row("SELECT * FROM seller_entity")).toMatchObject({
      name: "Nordljus Hosting AB",
      tax_id: "SE559988776601",
      time_zone: "Europe/Stockholm",
      address_line: "Hamngatan 9",
      postal_code: "411 14",
      city: "Göteborg",
      country: "SE",
      brand_color: "#334155",
      logo_url: null,
      customer_service_name: "Kundtjänst",
      customer_service_email: "kundtjanst@nordljus.example",
      rank: 1,
    });
    expect(await row("SELECT * FROM seller_currency")).toMatchObject({
      currency: "SEK",
      online_limit_minor: "5000000",
      account_holder: "Nordljus Hosting AB",
      account_number: "SE3550000000054910000003",
      bank_code: "ESSESESS",
    });
    expect(await row("SELECT * FROM account")).toMatchObject({ type: "direct", locale: "en", status: "active" });
    expect(await row("SELECT * FROM bill_group")).toMatchObject({
      name: "Bergmann Werkzeuge GmbH",
      vat_number: "DE 811 222 333",
      registration_number: "HRB 70311",
    });
    expect(await row("SELECT starts_on::text, ends_on::text, auto_renew, currency FROM contract")).toEqual({
      starts_on: "2027-01-01",
      ends_on: "2028-02-03",
      auto_renew: false,
      currency: "SEK",
    });
  });

  test("[CON-4] gives the contract it makes the billing address of the file, whose country then stays", async () => {
    await take(invoice);
    expect(await row("SELECT * FROM address")).toMatchObject({
      ...{ kind: "billing", company: "Bergmann Werkzeuge GmbH", country: "DE", version: 1 },
    });
  });

  test("[ANY-2] says what is ours to say in the account's language", async () => {
    await take(xmlOf("invoice", ["IdentificationCode>DE<", "IdentificationCode>SE<"]));
    expect(await row("SELECT locale FROM account")).toEqual({ locale: "sv" });
    const [line] = await rows<{ details: string }>("SELECT details FROM invoice_line ORDER BY rank");
    expect(line?.details.split("\n").slice(2)).toEqual([
      "Artikelnr HOST-S",
      "Region: eu-north",
      "Period: 2027-01-01 – 2027-03-31",
      "Orderrad: 10",
      "Avdrag: Loyalty −10.00",
    ]);
    expect((await row<{ notes: string[] }>("SELECT notes FROM invoice")).notes.at(-1)).toBe("Moms i EUR: 16.20");
  });

  test("[INV-1, INV-2] holds what the file says, to the öre", async () => {
    await take(invoice);
    const kept = await row("SELECT *, issued_on::text AS issued, due_on::text AS due FROM invoice");
    expect(kept).toMatchObject({
      ...{ issued: "2027-02-03", due: "2027-03-05", po_number: "PO-7731", buyer_reference: "Einkauf 12" },
      ...{ lines_minor: "100200", allowance_minor: "2000", charge_minor: "1500", tax_minor: "18427" },
      ...{ total_minor: "118127", prepaid_minor: "10000", rounding_minor: "-27", payable_minor: "108100" },
      ...{ open_minor: "108100", terms: "30 days net" },
      notes: ["Thank you for your order & welcome back.", "Period: 2027-01-01 – 2027-03-31", "VAT in EUR: 16.20"],
      pay_to: {
        ...{ bankName: "", accountHolder: "Nordljus Hosting AB", accountNumber: "SE3550000000054910000003" },
        ...{ bankCode: "ESSESESS", reference: "2027 118 4" },
      },
      bill_to: {
        name: "Bergmann Werkzeuge GmbH",
        lines: ["Lindenweg 4", "50667 Köln", "Germany"],
        ...{ taxId: "DE 811 222 333", registrationNumber: "HRB 70311", email: null, phone: null },
      },
      billed_by: expect.objectContaining({ lines: ["Nordljus", "Hamngatan 9", "411 14 Göteborg", "Sweden"] }),
    });
    const lines = await rows(
      `SELECT position, description, details, quantity::float, unit, unit_price::float AS price, amount_minor::int AS minor,
         tax_rate::float AS rate FROM invoice_line ORDER BY rank`,
    );
    expect(lines).toEqual([
      {
        ...{ position: "1", description: "Hosting", quantity: 3, unit: "months", price: 120, minor: 35_000, rate: 25 },
        details: [
          "Managed database, small",
          "First quarter",
          "Item no. HOST-S",
          "Region: eu-north",
          "Period: 2027-01-01 – 2027-03-31",
          "Order line: 10",
          "Allowance: Loyalty −10.00",
        ].join("\n"),
      },
      {
        ...{ position: "2", description: "Energy", quantity: 2500, unit: "kWh", price: 0.124, minor: 31_000, rate: 25 },
        details: "Price: 12.40 per 100 kWh",
      },
      {
        ...{ position: "3", description: "Printed handbook, by the hour", quantity: 4, unit: "hours", price: 85.5 },
        ...{ minor: 34_200, rate: 6, details: null },
      },
    ]);
    expect(await rows("SELECT kind, reason, amount_minor::int AS minor FROM invoice_adjustment ORDER BY rank")).toEqual(
      [
        { kind: "allowance", reason: "Discount", minor: 2_000 },
        { kind: "charge", reason: "Installation (5 % of 300)", minor: 1_500 },
      ],
    );
    expect(
      await rows(
        "SELECT category, rate::float, base_minor::int AS base, amount_minor::int AS tax FROM invoice_tax ORDER BY rank",
      ),
    ).toEqual([
      { category: "S", rate: 25, base: 65_500, tax: 16_375 },
      { category: "S", rate: 6, base: 34_200, tax: 2_052 },
    ]);
    expect(await row("SELECT action, actor_kind, after FROM audit_event")).toEqual({
      action: "invoice.imported",
      actor_kind: "system",
      after: { number: "NL-2027/118", payableMinor: "108100", currency: "SEK", file: "a.xml" },
    });
  });

  test("[DSK-5] may say little: no date to pay by, no numbers, no transfer, another kind of price", async () => {
    expect(await take(xmlOf("plain"))).toMatchObject({ contract: "Cafe-Are-1", currency: "JPY", payableMinor: 1_200n });
    expect(await row("SELECT due_on::text AS due, pay_to, terms FROM invoice")).toEqual({
      due: "2027-03-02",
      pay_to: null,
      terms: "Paid by card",
    });
    expect(await row("SELECT unit, unit_price::text AS price, details FROM invoice_line")).toEqual({
      unit: "XYZ",
      price: "400.123457",
      details: "Pris: 400.1234567",
    });
    expect(await row("SELECT time_zone, customer_service_email FROM seller_entity")).toEqual({
      time_zone: "UTC",
      customer_service_email: "billing@fjord.example",
    });
    expect(await row("SELECT locale FROM account")).toEqual({ locale: "sv" });
    expect((await take(xmlOf("plain", ["<cbc:ID>7<", "<cbc:ID>8<"]))).made).toEqual([]);
  });

  test("[DSK-5] never makes somebody of the seller's staff out of an address in a file", async () => {
    await take(invoice);
    expect(await rows("SELECT email, role FROM staff")).toEqual([{ email: "billing@fjord.example", role: "support" }]);
  });

  test("[DSK-5] of less than nothing stays an invoice", async () => {
    const negative = ["1002.00", "997.00", "1181.27", "350.00", "310.00", "342<", "655.00", "163.75", "342.00", "20.52"]
      .concat("184.27", "20.00", "15.00", "10.00", "3<", "2500<", "4<", "300<", "100.00<", "1081.00")
      .reduce((xml, text) => xml.replaceAll(`>${text}`, `>-${text}`), invoice.replace(">-0.27<", ">0.27<"));
    expect(await take(negative)).toMatchObject({ kind: "invoice", payableMinor: -108_100n });
    expect(await row("SELECT open_minor::int AS open FROM invoice")).toEqual({ open: -108_100 });
  });
});

describe("a credit note", () => {
  test("[PAY-10, DSK-5] becomes a credit memo on the contract of the invoice it names, all of it left", async () => {
    await take(invoice);
    expect(await take(creditNote)).toMatchObject({
      ...{ kind: "credit_memo", number: "NL-K-7", payableMinor: 15_000n, contract: "K-2027-14", made: [] },
      account: "Bergmann Werkzeuge GmbH", // by its VAT number, though it is called otherwise here
    });
    expect(
      await row("SELECT number, total_minor::int AS total, left_minor::int AS left, reason FROM credit_memo"),
    ).toEqual({
      number: "NL-K-7",
      total: 15_000,
      left: 15_000,
      reason: "Credit for invoice NL-2027/118: One month was down",
    });
    expect(await row("SELECT open_minor::int AS open FROM invoice")).toEqual({ open: 108_100 });
    expect(await row("SELECT count(*)::int AS n FROM credit_application")).toEqual({ n: 0 });
  });

  test("[PAY-10, DSK-5] may come as an Invoice of type 381, and before what it corrects", async () => {
    expect(await take(xmlOf("invoice", ["Code>380<", "Code>381<"]))).toMatchObject({ kind: "credit_memo" });
    await take(creditNote);
    expect(await counts()).toMatchObject({ memos: 2, invoices: 0, sellers: 1, accounts: 1 });
  });
});

describe("again", () => {
  test("[DSK-5] the same file changes nothing", async () => {
    await take(invoice);
    await take(creditNote);
    const before = await world();
    expect(await take(invoice)).toMatchObject({ result: "unchanged", contract: "K-2027-14", made: [] });
    expect(await take(creditNote)).toMatchObject({ result: "unchanged" });
    expect(await world()).toEqual(before);
  });

  test("[INV-1, DSK-5] the same number with other content is refused: an issued invoice is never rewritten", async () => {
    await take(invoice);
    const before = await world();
    const other = xmlOf("invoice", ["30 days net", "10 days net"]);
    await expect(take(other)).rejects.toMatchObject({
      findings: [
        {
          line: lineIn(other, "<cbc:ID>NL-2027/118"),
          rule: "ISSUED",
          message: expect.stringContaining("an issued invoice is never rewritten"),
        },
      ],
    });
    expect(await world()).toEqual(before);
  });

  test("[DSK-5] another number of the same parties makes nothing new", async () => {
    await take(invoice);
    expect((await take(xmlOf("invoice", ["NL-2027/118", "NL-2027/119"]))).made).toEqual([]);
    const further = await take(xmlOf("invoice", ["NL-2027/118", "NL-2027/120"], ["K-2027-14", "K-2027-15"]));
    expect(further).toMatchObject({ made: ["contract"], contract: "K-2027-15" });
    expect(await counts()).toEqual({ sellers: 1, accounts: 1, groups: 1, contracts: 2, invoices: 3, memos: 0 });
  });

  test("[DSK-5] four at once are one", async () => {
    const results = await Promise.all([1, 2, 3, 4].map(() => take(invoice)));
    expect(results.map(({ result }) => result).sort()).toEqual(["imported", "unchanged", "unchanged", "unchanged"]);
    expect(await counts()).toEqual({ sellers: 1, accounts: 1, groups: 1, contracts: 1, invoices: 1, memos: 0 });
  });

  test("[DSK-5] two of one new customer at once share it", async () => {
    await Promise.all([take(invoice), take(xmlOf("invoice", ["NL-2027/118", "NL-2027/119"]))]);
    expect(await counts()).toEqual({ sellers: 1, accounts: 1, groups: 1, contracts: 1, invoices: 2, memos: 0 });
  });
});

describe("all or nothing", () => {
  test("[DSK-5] a file that the database stops halfway leaves nothing", async () => {
    const before = await world();
    await rows("ALTER TABLE invoice_adjustment ADD CONSTRAINT stop CHECK (reason <> 'Installation (5 % of 300)')");
    await expect(take(invoice, [{ email: "a@b.example", firstName: "A", lastName: "B" }])).rejects.toThrow();
    await rows("ALTER TABLE invoice_adjustment DROP CONSTRAINT stop");
    expect(await world()).toEqual(before);
  });

  test("[DSK-5] a rehearsal says what would happen, one file after the other, and changes nothing", async () => {
    await take(xmlOf("plain"));
    const before = await world();
    const said: unknown[] = [];
    await rehearse(async (takeFile) => {
      for (const xml of [invoice, invoice, xmlOf("plain"), creditNote]) {
        const { result, made } = await takeFile(ctx, { name: "a.xml", bytes: bytesOf(xml), contacts: [] });
        said.push([result, made.length]);
      }
      const other = xmlOf("invoice", ["30 days net", "10 days net"]);
      await takeFile(ctx, { name: "a.xml", bytes: bytesOf(other), contacts: [] }).catch(({ findings }) => {
        said.push(findings[0].rule);
      });
    });
    expect(said).toEqual([["imported", 4], ["unchanged", 0], ["unchanged", 0], ["imported", 0], "ISSUED"]);
    expect(await world()).toEqual(before);
  });

  test("[DSK-5] an invoice of very many lines is taken whole", { timeout: 60_000 }, async () => {
    const [head = "", rest = ""] = xmlOf("plain").split("<cac:InvoiceLine>");
    const line = `<cac:InvoiceLine>${rest.replace("</Invoice>", "")}`
      .replaceAll(/>1200</g, ">0<")
      .replace(">3<", ">0<");
    const many = Array.from({ length: 999 }, (_, n) =>
      line.replace("<cbc:ID>1<", `<cbc:ID>${n + 2}<`).replaceAll(/\s+</g, "<"),
    );
    await take(`${head}<cac:InvoiceLine>${rest.replace("</Invoice>", many.join(""))}</Invoice>`);
    expect(await row("SELECT count(*)::int AS n FROM invoice_line")).toEqual({ n: 1_000 });
  });
});
