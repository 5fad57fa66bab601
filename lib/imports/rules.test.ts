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
    ["BR-03", [["2027-02-03", "9999-12-31"]]],
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
  test.each<[rules: string[], change: Change, marked?: string]>([
    [["BR-CO-10"], [">350.00<", ">350.01<"], ">1002.00<"],
    [["BR-CO-11"], [">20.00</cbc:Amount>", ">21.00</cbc:Amount>"], ">20.00</cbc:AllowanceTotalAmount>"],
    [
      ["BR-CO-11", "BR-CO-13"],
      [">20.00</cbc:AllowanceTotal", ">21.00</cbc:AllowanceTotal"],
    ],
    [["PEPPOL-EN16931-R040", "BR-CO-12"], [">15.00</cbc:Amount>", ">16.00</cbc:Amount>"], ">16.00</cbc:Amount>"],
    [["BR-CO-13", "BR-CO-15"], [">997.00<", ">998.00<"], ">998.00<"],
    [["BR-CO-14", "BR-CO-15"], [">184.27<", ">184.28<"], ">184.28<"],
    [["BR-CO-14"], [">163.75<", ">163.76<"], ">184.27<"],
    [["BR-CO-14"], [">163.75<", ">164.75<"]],
    [
      ["BR-CO-14", "BR-CO-17"],
      [">163.75<", ">164.76<"],
    ],
    [["BR-CO-15", "BR-CO-16"], [">1181.27<", ">1181.28<"], ">1181.28<"],
    [["BR-CO-16"], [">-0.27<", ">-0.28<"], ">1081.00<"],
    [["BR-CO-16"], [">1081.00<", ">1081.01<"], ">1081.01<"],
    [["BR-CO-16"], without('<cbc:PrepaidAmount currencyID="SEK">100.00</cbc:PrepaidAmount>')],
    [
      ["BR-S-08", "BR-CO-17", "BR-S-01"],
      ["<cbc:Percent>6<", "<cbc:Percent>12<"],
    ],
    [["BR-S-08"], [">342.00<", ">343.01<"]],
    [
      ["BR-32", "BR-S-08"],
      ["</cbc:Amount>\n    <cac:TaxCategory>\n      <cbc:ID>S</cbc:ID>", "</cbc:Amount>\n    <cac:TaxCategory>"],
    ],
    [["PEPPOL-EN16931-R051"], ['"SEK">1081.00<', '"EUR">1081.00<'], ">1081.00<"],
    [["PEPPOL-EN16931-R051"], ['"EUR">16.20<', '"USD">16.20<'], '<cac:TaxTotal>\n    <cbc:TaxAmount currencyID="USD'],
    [["PEPPOL-EN16931-R120"], [">10.00</cbc:Amount>", ">11.00</cbc:Amount>"], ">350.00<"],
    [["PEPPOL-EN16931-R120"], [">12.40<", ">12.41<"], ">310.00<"],
    [["PEPPOL-EN16931-R121"], ['unitCode="KWH">100<', 'unitCode="KWH">0<']],
    [
      ["PEPPOL-EN16931-R120", "BR-27"],
      [">85.50<", ">-85.50<"],
    ],
    [["BR-DEC-23"], [">350.00<", ">350.001<"], ">350.001<"],
    [["BR-DEC-18"], [">1081.00<", ">1081.000<"]],
    [["BR-15"], [">1081.00<", ">999999999999999.00<"]],
  ])("[DSK-5] break %j after %j", (rules, change, marked) => {
    const xml = xmlOf("invoice", change);
    const found = findingsOf(xml);
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(rules));
    if (marked) expect(found[0]?.line).toBe(lineIn(xml, marked));
  });

  test("[DSK-5] a currency without decimals takes zeros behind the point, and nothing else", () => {
    expect(broken("plain", [[">1200.00<", ">1200.0<"]])).toEqual([]);
    expect(broken("plain", [[">1200.00<", ">1200.50<"]])).toEqual(["BR-DEC-19"]);
  });

  test("[DSK-5] without a VAT breakdown there is none to add up", () => {
    expect(
      broken("plain", [
        ["<cac:TaxSubtotal>", "<cac:Other>"],
        ["</cac:TaxSubtotal>", "</cac:Other>"],
      ]),
    ).toContain("BR-CO-18");
  });

  test("[DSK-5] a price that does not give the line's amount is refused of Peppol's documents only", () => {
    const change = ['unitCode="XYZ">3<', 'unitCode="XYZ">4<'] as const;
    const peppol = ["en16931:2017<", "en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0<"] as const;
    expect(broken("plain", [change])).toEqual([]);
    expect(broken("plain", [change, peppol])).toEqual(["PEPPOL-EN16931-R120"]);
  });

  test("[DSK-5] a credit note that credits nothing is refused", () => {
    const paid = '<b:PrepaidAmount currencyID="SEK">150.00</b:PrepaidAmount><b:PayableAmount currencyID="SEK">0.00<';
    expect(broken("credit-note", [['<b:PayableAmount currencyID="SEK">150.00<', paid]])).toEqual(["CREDIT"]);
  });

  test("[DSK-5] all that is wrong is told, in the order of the file", () => {
    const lines = findingsOf(xmlOf("invoice", [">350.00<", ">351.00<"], [">1081.00<", ">1.00<"])).map(
      ({ line }) => line,
    );
    expect(lines.length).toBeGreaterThan(2);
    expect(lines).toEqual([...lines].sort((left, right) => (left ?? 0) - (right ?? 0)));
  });
});
