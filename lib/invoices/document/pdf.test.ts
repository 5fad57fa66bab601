import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { money } from "@/lib/platform/money";
import { PdfFile } from "@/tests/documents/read-pdf";
import { aLine, anInvoice, aReceipt, invoiceSaying, lines, sek, totals } from "@/tests/documents/samples";
import { drawInvoicePdf, renderInvoicePdf, renderReceiptPdf } from "./pdf";
import type { InvoiceDocument } from "./types";

const invoicePdf = async (over: Partial<InvoiceDocument> = {}) => new PdfFile(await renderInvoicePdf(anInvoice(over)));
const digest = (file: Buffer): string => createHash("sha256").update(file).digest("hex");

test("[Operate] a document ends in a turn of its own, so that a busy thread keeps nothing of it", async () => {
  let turned = false;
  setImmediate(() => {
    turned = true;
  });
  await drawInvoicePdf(anInvoice());
  expect(turned).toBe(true);
});

describe("the same bytes each time", () => {
  test("[INV-2, F1] an invoice is made twice, with another one between", async () => {
    const first = await renderInvoicePdf(anInvoice());
    await renderInvoicePdf(anInvoice({ number: "INV-9", notes: ["Żółć, Ωμέγα, Київ"] }));
    expect((await renderInvoicePdf(anInvoice())).equals(first)).toBe(true);
  });

  test("[INV-2, F1] in another process, in another time zone", async () => {
    const here = digest(await renderInvoicePdf(anInvoice()));
    const arguments_ = ["--import", "tsx", "tests/documents/print-digest.ts"];
    const there = execFileSync(process.execPath, arguments_, { env: { NODE_ENV: "test", TZ: "Pacific/Auckland" } });
    expect(there.toString().trim()).toBe(here);
  });

  test("[INV-2, F1] many at once do not mix", async () => {
    const numbers = Array.from({ length: 20 }, (_, index) => `INV-${index % 4}`);
    const digests = (await Promise.all(numbers.map((number) => renderInvoicePdf(anInvoice({ number }))))).map(digest);
    expect(new Set(digests).size).toBe(4);
    expect(digests.slice(4)).toEqual(digests.slice(0, -4));
  });

  test("[INV-5] a new PO number is another file, with another identifier", async () => {
    const identifier = (file: PdfFile) => /\/ID \[<(\w+)>/.exec(file.trailer)?.[1];
    const [first, second] = [await invoicePdf(), await invoicePdf({ poNumber: "PO-2" })];
    expect(identifier(first)).toMatch(/^[0-9a-f]{32}$/);
    expect(identifier(second)).not.toBe(identifier(first));
  });

  test("[INV-2, F1] it is dated by its issue date", async () => {
    expect((await invoicePdf()).info("CreationDate")?.trim()).toBe("(D:20261102000000Z)");
  });
});

describe("what readers and their aids are told", () => {
  test("[INV-2] title, language, structure", async () => {
    const file = await invoicePdf({ locale: "sv" });
    expect(file.info("Title")?.trim()).toBe("(Faktura INV-1042)");
    expect(file.catalog).toContain("/Lang (sv)");
    expect(file.object(/\/ViewerPreferences (\d+) 0 R/.exec(file.catalog)?.[1]).body).toContain(
      "/DisplayDocTitle true",
    );
    expect(file.object(/\/MarkInfo (\d+) 0 R/.exec(file.catalog)?.[1]).body).toContain("/Marked true");
    const count = (type: string) => file.having(new RegExp(`^<<\\n/S /${type}\\n`)).length;
    expect({ h1: count("H1"), table: count("Table"), th: count("TH"), head: count("THead") }).toEqual({
      h1: 1,
      table: 2,
      th: 6 + 3,
      head: 1,
    });
    expect(file.having(/\/S \/Figure\n[\s\S]*\/Alt \(Fjord Cloud AB\)/)).toHaveLength(1);
  });

  test("[INV-2] every piece of text is in the structure or marked as repeated", async () => {
    const file = await invoicePdf({ lines: lines(60) });
    for (const { stream } of file.having(/\/Filter \/FlateDecode/)) {
      if (!stream?.includes("BT\n")) continue;
      let depth = 0;
      for (const operator of stream.split("\n")) {
        if (/ (BDC|BMC)$/.test(operator)) depth++;
        if (operator === "EMC") depth--;
        if (operator === "BT") expect(depth).toBe(1);
      }
      expect(depth).toBe(0);
    }
  });

  test("[INV-2] all fonts are inside", async () => {
    const file = await invoicePdf();
    const fonts = file.having(/\/Type \/Font\n/);
    expect(fonts).toHaveLength(4);
    expect(file.having(/\/Subtype \/(Type1|TrueType)\b/)).toHaveLength(0);
    expect(file.having(/\/FontFile2 \d+ 0 R/)).toHaveLength(2);
    expect(fonts.every(({ body }) => /\/BaseFont \/[A-Z]{6}\+Inter-(Regular|SemiBold)/.test(body))).toBe(true);
  });
});

describe("what it says", () => {
  test("[INV-2] numbers, dates, sums, payment details", async () => {
    const { text } = await invoicePdf();
    for (const part of ["Invoice INV-1042", "2 Nov 2026", "2 Dec 2026", "PO-77812", "1,194.00", "298.50\u00a0SEK"]) {
      expect(text).toContain(part);
    }
    expect(text).toContain("Amount payable\n1,492.50\u00a0SEK");
    expect(text).toContain("SE35 5000 0000 0549 1000 0003");
    expect(text).toContain("Page 1 of 1");
  });

  test("[INV-2] the scripts of Europe, and a mark for what has no glyph", async () => {
    const names = ["Åsa Öberg & Söhne Straße", "Łódź, Győr, Ağrı", "Αθήνα", "Київ, Москва ё", "Reykjavík þ ð"];
    const { text } = await invoicePdf({ notes: [...names, "中文 שלום 😀", "e\u0301", "a\u202eb\u0007c"] });
    for (const name of names) expect(text).toContain(name);
    expect(text).toContain("□□ □□□□ □");
    expect(text).toContain("é");
    expect(text).toContain("abc");
  });

  test("[INV-2] sums below zero, prepaid and rounding", async () => {
    const sums = { total: sek(-10_005n), prepaid: sek(2_500n), rounding: sek(5n), payable: sek(-12_500n) };
    const { text } = await invoicePdf({ kind: "credit_memo", totals: totals(-10_005n, "SEK", sums), locale: "sv" });
    expect(text).toContain("Kreditnota INV-1042");
    expect(text).toContain("\u2212100,05\u00a0SEK");
    expect(text).toContain("Betalt i förskott\n\u221225,00\u00a0SEK");
    expect(text).toContain("Att kreditera\n\u2212125,00\u00a0SEK");
  });

  test.each([
    ["JPY", "120000", "¥", 1_200_000n, "1,200,000\u00a0JPY", "120,000"],
    ["KWD", "0.0015", "", 12_345_678n, "12,345.678\u00a0KWD", "0.0015"],
    ["KWD", "-2", "", -5n, "-0.005\u00a0KWD", "-2.000"],
  ])("[INV-2] %s, unit price %s", async (currency, unitPrice, _, minor, payable, price) => {
    const amount = money(minor, currency);
    const document = { currency, lines: [aLine({ unitPrice, amount })], taxes: [], totals: totals(minor, currency) };
    const { text } = await invoicePdf(document);
    expect(text).toContain(`Amount payable\n${payable}`);
    expect(text).toContain(`\n${price}\n`);
  });

  test("[INV-2] discounts are subtracted, charges added, with their reasons", async () => {
    const { text } = await invoicePdf({
      adjustments: [
        { kind: "allowance", reason: "Yearly", amount: sek(1_000n), taxLabel: "25 %" },
        { kind: "charge", reason: null, amount: sek(250n), taxLabel: null },
      ],
      totals: totals(1n, "SEK", { allowances: sek(1_000n), charges: sek(250n) }),
    });
    expect(text).toContain("Discount: Yearly\n25 %\n-10.00");
    expect(text).toContain("Charge\n2.50");
    expect(text).toContain("Discounts\n-10.00\u00a0SEK");
  });

  test("[PAY-4] a receipt lists what was paid", async () => {
    const file = new PdfFile(await renderReceiptPdf(aReceipt()));
    expect(file.info("Title")?.trim()).toBe("(Payment receipt R-5001)");
    for (const part of ["Visa ending in 4242", "INV-1042\n2 Nov 2026\n1,492.50\n1,492.50", "INV-1043\n0.50"]) {
      expect(file.text).toContain(part);
    }
    expect(file.text).toContain("Total paid\n1,493.00\u00a0SEK");
  });
});

describe("many lines and long texts", () => {
  test("[INV-2] 1,000 lines: all there, the head on each page, the pages counted", async () => {
    const { texts } = await invoicePdf({ lines: lines(1_000) });
    const drawn = texts.join("\n").match(/Cloud storage, month \d+(?=\n12 TB)/g) ?? [];
    expect(drawn).toHaveLength(1_000);
    expect(new Set(drawn).size).toBe(1_000);
    expect(texts.length).toBeGreaterThan(25);
    expect(texts.length).toBeLessThan(45);
    for (const [index, text] of texts.entries()) {
      expect(text).toContain(`Page ${index + 1} of ${texts.length}`);
      if (text.includes("Cloud storage")) expect(text).toContain("Description\nQuantity");
    }
  });

  test.each([...Array(40).keys()])("[INV-2] the sums stay together after %i lines", async (count) => {
    const { texts } = await invoicePdf({ lines: lines(count) });
    const page = texts.find((text) => text.includes("Net amount"));
    expect(page).toContain("VAT 25 % on 1,194.00");
    expect(page).toContain("Amount payable\n1,492.50");
  });

  test("[INV-2] they do even beside payment details that fill more than a page", async () => {
    const payTo = {
      bankName: "bank ".repeat(2_000),
      accountHolder: null,
      accountNumber: "1",
      bankCode: null,
      reference: "",
    };
    const { texts } = await invoicePdf({ lines: lines(13), payTo });
    expect(texts.find((text) => text.includes("Net amount"))).toContain("Amount payable\n1,492.50");
    expect(texts.join("\n").match(/bank/g)).toHaveLength(2_000);
  });

  test("[INV-2] what is longer than a page goes on over the next", async () => {
    const words = Array.from({ length: 3_000 }, (_, index) => `w${index}`);
    const { text } = await invoicePdf({ lines: [aLine({ details: words.join(" ") })], notes: ["x".repeat(20_000)] });
    expect(text.match(/\bw\d+\b/g)).toEqual(words);
    expect(text.match(/x/g)?.length).toBeGreaterThanOrEqual(20_000);
  });

  test("[INV-2] no line of text runs out of its page", async () => {
    const file = await invoicePdf(invoiceSaying("Donaudampfschifffahrt".repeat(20)));
    expect(file.text).toContain("Donaudampfschifffahrt");
    for (const { stream } of file.having(/\/Filter \/FlateDecode/)) {
      for (const [, x, y] of (stream ?? "").matchAll(/^1 0 0 1 ([\d.-]+) ([\d.-]+) Tm$/gm)) {
        expect(Number(x)).toBeGreaterThanOrEqual(47);
        expect(Number(x)).toBeLessThan(547);
        expect(Number(y)).toBeGreaterThan(30);
      }
    }
  });
});

const PAYLOADS = [
  "javascript:app.alert(1)",
  "http://evil.example/",
  "https://evil.example/?a=1&b=2#x",
  "mailto:x@evil.example",
  ") /JS (app.alert(1)) /S /JavaScript (",
  ">> endobj\n9 0 obj\n<< /OpenAction << /S /Launch /F (cmd.exe) >> >>\nendobj",
  "endstream\nendobj\n1 0 obj\n<< /AA << /O 2 0 R >> >>\nendobj",
  "<< /Type /Annot /Subtype /Link /A << /S /URI /URI (http://evil.example) >> >>",
  "/OpenAction /AA /Launch /URI /JS /JavaScript /SubmitForm /EmbeddedFile /RichMedia /Annots",
  "<script>alert(1)</script><img src=x onerror=alert(1)>",
  "</rdf:li></rdf:Alt></dc:title><?xpacket end='w'?>]]>&x;",
  "BT /F1 12 Tf (x) Tj ET Q Q Q EMC EMC",
  "%PDF-1.7 %%EOF startxref 0 trailer << /Root 1 0 R >>",
  "\\",
  "\\)\\(\\\\)",
  "((((((((",
  "))))))))",
  "\u0000\u0001\u0002\u001b[31m\u007f\u0085",
  "\u202e\u2066gnp.exe\u2069\u200f",
  "\ud800 \udfff \ud83d",
  "😀👩‍👩‍👧‍👦🏳️‍🌈",
  `Z${"\u0351\u0316".repeat(60)}`,
  "שלום مرحبا 中文 ไทย",
  "{number} {value, plural, other {#}} '{' <b>x</b>",
  "=cmd|' /C calc'!A0",
  "\r\n\r\nContent-Type: text/html",
  "%s%n%x {{7*7}} #{7*7}",
  "../../etc/passwd\u0000.pdf",
  " ",
  "𝕏 𐍈 \u{10ffff} \ue000 \ufffe",
];
const AROUND: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `(${text}`,
  (text) => `\\${text}`,
  (text) => `${text})`,
  (text) => `é${text}`,
  (text) => `\n${text}\n`,
  (text) => text.repeat(8),
  (text) => `\u202e${text}`,
  (text) => text.split("").join("\u200b"),
  (text) => `<${text}>`,
];
const ACTIVE =
  /\/(JS|JavaScript|OpenAction|AA|Launch|URI|Annots?|GoTo[RE]?|SubmitForm|ImportData|EmbeddedFiles?|RichMedia|Rendition|Movie|Sound|AcroForm|XFA)(?![A-Za-z])/;

describe("[INV-2, F1] 300 hostile texts in every place, and nothing active", () => {
  test.each(PAYLOADS)("%j", async (payload) => {
    for (const around of AROUND) {
      const file = new PdfFile(await renderInvoicePdf(invoiceSaying(around(payload))));
      expect(file.syntax).not.toMatch(ACTIVE);
      expect(file.having(/\/Type \/Catalog/)).toHaveLength(1);
      const [metadata] = file.having(/\/Subtype \/XML/);
      expect(metadata?.stream?.match(/<dc:title>/g)).toHaveLength(1);
      expect(metadata?.stream).not.toMatch(/<script|&x;/);
    }
  });

  test("the check sees what is active", () => {
    expect("<< /S /URI /URI () >>").toMatch(ACTIVE);
    expect("<< /OpenAction 3 0 R >>").toMatch(ACTIVE);
  });
});
