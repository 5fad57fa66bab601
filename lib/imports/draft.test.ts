import { describe, expect, test } from "vitest";
import { bytesOf, xmlOf } from "@/tests/imports/documents";
import { readFile } from "./commands/import-file";
import { toInvoiceDraft, toMemoDraft } from "./draft";

type Change = readonly [from: string, to: string];

const draftOf = (...changes: Change[]) => toInvoiceDraft(readFile(bytesOf(xmlOf("invoice", ...changes))), "en");

describe("an invoice's draft", () => {
  test.each<[string, Change, string | null]>([
    ["its order's number", ["PO-7731", "4500012"], "4500012"],
    ["what stands there, whatever it says", ["PO-7731", "n/a"], "n/a"],
    [
      "none where Peppol's NA stands for a sales order alone",
      ["PO-7731</cbc:ID>", "NA</cbc:ID><cbc:SalesOrderID>S1</cbc:SalesOrderID>"],
      null,
    ],
    ["none where there is no order", ["<cbc:ID>PO-7731</cbc:ID>", ""], null],
  ])("[INV-1] has as PO number %s", (_, change, expected) => {
    expect(draftOf(change).poNumber).toBe(expected);
  });

  test.each<[string, Change[], string]>([
    ["as it says", [], "2027-03-05"],
    ["as it says with a time zone", [["2027-03-05", "2027-03-05+01:00"]], "2027-03-05"],
    [
      "as its payment means say",
      [
        ["<cbc:DueDate>2027-03-05</cbc:DueDate>", ""],
        ["</cbc:PaymentMeansCode>", "</cbc:PaymentMeansCode><cbc:PaymentDueDate>2027-04-01</cbc:PaymentDueDate>"],
      ],
      "2027-04-01",
    ],
    ["30 days after its issue", [["<cbc:DueDate>2027-03-05</cbc:DueDate>", ""]], "2027-03-05"],
  ])("[INV-1] is due %s", (_, changes, expected) => {
    expect(draftOf(...changes).dueOn).toBe(expected);
  });

  test.each<[string, string | null]>([
    ["30", "SE3550000000054910000003"],
    ["58", "SE3550000000054910000003"],
    ["1", "SE3550000000054910000003"],
    ["48", null],
    ["59", null],
  ])("[INV-4] of payment means %s is paid to %s", (code, account) => {
    const draft = draftOf(['transfer">30<', `transfer">${code}<`]);
    expect(draft.payTo?.accountNumber ?? null).toBe(account);
    expect(draft.terms).toBe(
      { "48": "30 days net\nPaid by card", "59": "30 days net\nPaid by SEPA direct debit" }[code] ?? "30 days net",
    );
  });

  test("[INV-2] writes an address as its country does", () => {
    const us = draftOf(
      [
        "<cbc:PostalZone>50667</cbc:PostalZone>",
        "<cbc:PostalZone>94105</cbc:PostalZone><cbc:CountrySubentity>CA</cbc:CountrySubentity>",
      ],
      ["Code>DE<", "Code>US<"],
    );
    expect(us.billTo.lines).toEqual(["Lindenweg 4", "Köln, CA 94105", "United States"]);
  });

  test("[INV-2] keeps long texts within bounds, and never half a character", () => {
    const note = "😀".repeat(2_400);
    const [line] = draftOf(["First quarter", note]).lines;
    expect(line?.details?.length).toBeLessThanOrEqual(4_000);
    expect(line?.details).toMatch(/^[^\p{Cs}]*…$/u);
  });

  test("[INV-2] adds up to the file's own totals", () => {
    const { lines, taxes, adjustments } = draftOf();
    const sum = (parts: readonly { amountMinor: bigint }[]) =>
      parts.reduce((total, { amountMinor }) => total + amountMinor, 0n);
    expect([sum(lines), sum(taxes), adjustments.map(({ kind, amountMinor }) => `${kind} ${amountMinor}`)]).toEqual([
      100_200n,
      18_427n,
      ["allowance 2000", "charge 1500"],
    ]);
  });

  test("[PAY-10] a credit note's reason says what it is for", () => {
    const memo = (...changes: Change[]) =>
      toMemoDraft(readFile(bytesOf(xmlOf("credit-note", ...changes))), "en").reason;
    expect(memo()).toBe("Credit for invoice NL-2027/118: One month was down");
    expect(memo(["<b:Note>One month was down</b:Note>", ""])).toBe("Credit for invoice NL-2027/118: Hosting");
    expect(memo(["<b:ID>NL-2027/118</b:ID>", ""])).toBe("One month was down");
  });
});
