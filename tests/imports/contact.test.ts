import { beforeAll, describe, expect, test } from "vitest";
import { importFile } from "@/lib/imports/commands/import-file";
import type { ContactInput } from "@/lib/imports/types";
import { renderInvoicePdf } from "@/lib/invoices/document/pdf";
import { getInvoiceDocument } from "@/lib/invoices/document/queries";
import { listInvoices } from "@/lib/invoices/list/queries";
import { invoiceSearch } from "@/lib/invoices/schema";
import { isReady } from "@/lib/platform/health";
import { money } from "@/lib/platform/money";
import { PdfFile } from "../documents/read-pdf";
import { fingerprint, rows } from "../setup/admin";
import { setClock, viewerOf } from "../setup/world";
import { bytesOf, xmlOf } from "./documents";

const ctx = { actor: { kind: "system", name: "import" }, requestId: "test" } as const;
const ilse: ContactInput = { email: "ilse@bergmann.example", firstName: "Ilse", lastName: "Roth" };
const otto: ContactInput = { email: "otto@bergmann.example", firstName: "Otto", lastName: "" };
const take = (xml: string, ...contacts: ContactInput[]) =>
  importFile(ctx, { name: "a.xml", bytes: bytesOf(xml), contacts });
const seenBy = async (email: string) =>
  (await listInvoices(await viewerOf(email), invoiceSearch.parse({}))).rows.map(({ number }) => number);

beforeAll(async () => {
  await isReady();
  // After the fixtures were issued.
  await setClock("2027-03-10T20:00:00Z");
});

describe("a contact given with the files", () => {
  beforeAll(async () => {
    await take(xmlOf("invoice"), ilse);
  });

  test("[INV-1, ACC-1] sees the invoices, their totals as in the file, and nobody else does", async () => {
    const { rows: found } = await listInvoices(await viewerOf(ilse.email), invoiceSearch.parse({}));
    expect(found).toMatchObject([
      {
        ...{ reference: "NL-2027/118", contractNumber: "K-2027-14", poNumber: "PO-7731", dueOn: "2027-03-05" },
        ...{ total: money(118_127n, "SEK"), open: money(108_100n, "SEK") },
      },
    ]);
    expect(await seenBy("somebody@else.example")).toEqual([]);
  });

  test("[INV-2] gets the PDF with the file's totals", async () => {
    const document = await getInvoiceDocument(await viewerOf(ilse.email), "NL-2027/118");
    const { text } = new PdfFile(await renderInvoicePdf(document));
    const plain = text.replace(/\s/g, " ");
    for (const amount of ["1,002.00", "20.00", "15.00", "163.75", "20.52", "1,181.27", "100.00", "0.27", "1,081.00"])
      expect(plain).toContain(amount);
  });

  test("[ACC-1] is the primary contact where there was none, the next one is not; both are in History", async () => {
    expect(await take(xmlOf("invoice"), ilse, otto)).toMatchObject({ result: "unchanged", contacts: [otto.email] });
    expect(
      await rows(
        `SELECT email, is_primary, first_name, last_name FROM contract_contact contact JOIN person ON person.id = person_id
         JOIN account_person named USING (account_id, person_id) ORDER BY email`,
      ),
    ).toEqual([
      { email: ilse.email, is_primary: true, first_name: "Ilse", last_name: "Roth" },
      { email: otto.email, is_primary: false, first_name: "Otto", last_name: "" },
    ]);
    expect(
      await rows("SELECT after->>'email' AS email FROM audit_event WHERE action = 'contract.contact_added' ORDER BY 1"),
    ).toEqual([{ email: ilse.email }, { email: otto.email }]);
    const tables = ["person", "account_person", "contract_contact", "audit_event"];
    const before = await fingerprint(...tables);
    await take(xmlOf("invoice"), ilse, otto);
    expect(await fingerprint(...tables)).toEqual(before);
  });
});

describe("whose documents they are", () => {
  let count = 0;
  const asOther = (...changes: [string, string][]) => {
    count += 1;
    return xmlOf("invoice", ...changes, ["NL-2027/118", `Other ${count}`]);
  };

  test("[ACC-6] a contract number that somebody else has stays theirs", async () => {
    const other = asOther(
      ["DE 811 222 333", "DE 999 888 777"],
      ["HRB 70311", "HRB 99999"],
      ["DE811222333", "DE999888777"],
      ["Bergmann Werkzeuge GmbH", "Keller Werkzeuge GmbH"],
    );
    expect(await take(other)).toMatchObject({ contract: "K-2027-14~2", account: "Keller Werkzeuge GmbH" });
    expect(await seenBy(ilse.email)).toEqual(["NL-2027/118"]);
  });

  test("[ACC-6] a shared address or a name alone does not make two companies one", async () => {
    const sameAddress = asOther(
      ["DE 811 222 333", "n/a"],
      ["HRB 70311", "0"],
      ["Bergmann Werkzeuge GmbH", "Bergmann Immobilien GmbH"],
    );
    expect((await take(sameAddress)).made).toContain("account");
    const sameName = asOther(["DE 811 222 333", "DE 123 123 123"], ["HRB 70311", "HRB 1111"]);
    expect((await take(sameName)).made).toContain("account");
    const nameAlone = asOther(
      ["DE 811 222 333", ""],
      ["HRB 70311", ""],
      ["DE811222333", ""],
      ["Lindenweg 4", "Another street 1"],
    );
    expect((await take(nameAlone)).made).toContain("account");
    expect(await seenBy(ilse.email)).toEqual(["NL-2027/118"]);
  });

  test("[ACC-6] what customers enter in the portal draws no documents to them", async () => {
    await rows("UPDATE bill_group SET vat_number = 'DE 555 666 777', registration_number = 'HRB 5'");
    const theirs = asOther(
      ["DE 811 222 333", "DE 555 666 777"],
      ["HRB 70311", "HRB 5"],
      ["DE811222333", "x"],
      ["Bergmann Werkzeuge GmbH", "Someone"],
    );
    expect((await take(theirs)).made).toContain("account");
    expect(await seenBy(ilse.email)).toEqual(["NL-2027/118"]);
  });

  test("[DSK-5] the same company is known by its register where it names no VAT number, and under another name", async () => {
    const changed = asOther(
      ["DE 811 222 333", ""],
      ["DE811222333", ""],
      ["<cbc:RegistrationName>Bergmann Werkzeuge GmbH", "<cbc:RegistrationName>Bergmann Tools GmbH"],
    );
    expect(await take(changed)).toMatchObject({ made: [], account: "Bergmann Werkzeuge GmbH" });
  });

  test("[DSK-5] a seller entity of the desk's is known by its tax id", async () => {
    await rows("DELETE FROM external_id WHERE kind = 'seller_entity'");
    await rows("UPDATE seller_entity SET tax_id = 'SE 559988-7766 01'");
    expect((await take(asOther(["30 days net", "31 days net"]))).made).not.toContain("seller entity");
  });
});
