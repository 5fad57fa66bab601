import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readFile } from "@/lib/imports/commands/import-file";
import { MAX_BYTES } from "@/lib/imports/xml";
import { bytesOf, findingsOf, xmlOf } from "./documents";

const rulesOf = (bytes: Uint8Array | string): string[] => findingsOf(bytes).map(({ line, rule }) => `${line} ${rule}`);
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const ROOT = 'Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"';
const invoice = xmlOf("invoice");
const withDoctype = (doctype: string, from = "Thank you", to = "&x; Thank you") =>
  xmlOf("invoice", ["<Invoice ", `${doctype}\n<Invoice `], [from, to]);

describe("what is no UBL file", () => {
  test.each<[string, Uint8Array | string, string]>([
    ["nothing", "", "null XML"],
    ["spaces", " \n ", "1 XML"],
    ["words", "hello", "1 XML"],
    ["a zip", new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0, 0x80]), "null XML"],
    ["gzip", gzipSync(invoice), "null XML"],
    ["NUL", `${HEAD}<${ROOT}>\n\0</Invoice>`, "3 XML"],
    ["NUL by number", xmlOf("invoice", ["Thank you", "Thank&#0; you"]), "11 FORM"],
    ["half a pair", xmlOf("invoice", ["Thank you", "Thank&#xD800; you"]), "11 FORM"],
    ["HTML", "<!DOCTYPE html>\n<html><body>Not here</body></html>", "1 DOCTYPE"],
    ["HTML without a type", "<html>\n<body><br></body></html>", "2 XML"],
    ["JSON", '{"invoice": 1}', "1 XML"],
    ["another XML", `${HEAD}<order/>`, "2 UBL"],
    ["an Invoice of no namespace", `${HEAD}<Invoice/>`, "2 UBL"],
    [
      "a credit note's name in an invoice's namespace",
      invoice.replaceAll(/Invoice( xmlns|>\s*$)/g, "CreditNote$1"),
      "2 UBL",
    ],
    ["UBL without content", `${HEAD}<${ROOT}/>`, "2 BR-02"],
    ["a tag left open", invoice.replace("</cbc:ID>", ""), "239 XML"],
    ["half a file", invoice.slice(0, 3000), "74 XML"],
    ["two roots", `${invoice}<Invoice/>`, "240 XML"],
    ["an attribute without quotes", xmlOf("invoice", ['unitCode="HUR"', "unitCode=HUR"]), "223 XML"],
    ["a bare ampersand", xmlOf("invoice", ["order &amp; welcome", "order & welcome"]), "11 XML"],
    ["an entity that nobody declares", xmlOf("invoice", ["order &amp; welcome", "order &nbsp; welcome"]), "11 XML"],
    ["an encoding that nobody reads", xmlOf("invoice", ['"UTF-8"', '"UTF-7"']), "1 XML"],
    ["other bytes than it claims", Buffer.from(invoice, "latin1"), "null XML"],
    ["a file too large", new Uint8Array(MAX_BYTES + 1).fill(0x20), "null SIZE"],
    ["more elements than an invoice has", `<${ROOT}>${"<b/>".repeat(200_001)}</Invoice>`, "1 SIZE"],
    ["deep nesting", `<${ROOT}>${"<b>".repeat(100_000)}${"</b>".repeat(100_000)}</Invoice>`, "1 SIZE"],
    [
      "a tag of many attributes",
      `<${ROOT} ${Array.from({ length: 2_000 }, (_, n) => `a${n}=""`).join(" ")}/>`,
      "1 XML",
    ],
  ])("[DSK-5] %s is refused with its line", (_, bytes, expected) => {
    expect(rulesOf(bytes)[0]).toBe(expected);
  });

  test.each([
    ["an external file", withDoctype('<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>')],
    ["an external address", withDoctype('<!DOCTYPE Invoice SYSTEM "http://127.0.0.1:1/evil.dtd">')],
    ["a parameter entity", withDoctype('<!DOCTYPE Invoice [<!ENTITY % x SYSTEM "file:///etc/hostname"> %x;]>')],
    [
      "a billion laughs",
      withDoctype(
        `<!DOCTYPE Invoice [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, n) => `<!ENTITY b${n} "${`&b${n - 1};`.repeat(10)}">`).join("")}<!ENTITY x "&b19;">]>`,
      ),
    ],
    ["an entity in lower case", withDoctype('<!doctype Invoice [<!entity x "y">]>')],
    ["one behind a comment", withDoctype('<!-- > --><?pi <!--?><!DOCTYPE Invoice [<!ENTITY x "y">]>')],
  ])("[DSK-5] %s is refused before anything is read", (_, xml) => {
    expect(findingsOf(xml)).toEqual([
      { line: 2, rule: "DOCTYPE", message: "a document type with its entities is not taken" },
    ]);
  });

  test("[DSK-5] markup in comments and character data is none", () => {
    const xml = xmlOf("invoice", ["Thank you", "<!-- <!DOCTYPE x> & --><![CDATA[<!DOCTYPE x> & ]]>you"]);
    expect(readFile(bytesOf(xml)).document.notes[0]?.value).toBe("<!DOCTYPE x> & you for your order & welcome back.");
  });

  test("[DSK-5] a value that stands twice is no value", () => {
    expect(rulesOf(xmlOf("invoice", ["<cbc:IssueDate>", "<cbc:ID>Other</cbc:ID>\n  <cbc:IssueDate>"]))).toEqual([
      "8 UBL",
    ]);
  });
});

describe("how a file is written", () => {
  const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, "utf16le");
  test.each<[string, Uint8Array]>([
    ["with a byte order mark", bytesOf(`\ufeff${invoice}`)],
    ["without a declaration", bytesOf(invoice.replace(/^<\?xml.*\?>\n/, ""))],
    ["in UTF-16", utf16(xmlOf("invoice", ['"UTF-8"', '"UTF-16"']))],
    ["in UTF-16, the other way round", utf16(invoice).swap16()],
    ["in UTF-16 without a mark", utf16(invoice).subarray(2)],
    ["in ISO-8859-1", Buffer.from(xmlOf("invoice", ['"UTF-8"', "'iso-8859-1'"]), "latin1")],
    ["with Windows' line ends", bytesOf(invoice.replaceAll("\n", "\r\n"))],
    ["under other prefixes", bytesOf(invoice.replaceAll("cbc:", "x:").replaceAll("xmlns:cbc", "xmlns:x"))],
  ])("[DSK-5] %s it says the same", (_, bytes) => {
    const { document, amounts } = readFile(bytes);
    expect(document.supplier.city?.value).toBe("Göteborg");
    expect(document.supplier.contact?.value).toBe("Kundtjänst");
    expect(amounts.totals.payable).toBe(108_100n);
  });

  test("[DSK-5] lines are counted in what was sent, whatever its line ends", () => {
    const broken = xmlOf("invoice", [">1081.00<", ">1081.01<"]);
    for (const text of [broken, broken.replaceAll("\n", "\r\n"), broken.replaceAll("\n", "\r")])
      expect(rulesOf(text)).toEqual(["161 BR-CO-16"]);
  });
});
