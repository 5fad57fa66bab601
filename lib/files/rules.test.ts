import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fatesInAddress, isPlainText, isTaken, keptName, readFates } from "./rules";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("the name a file is kept by", () => {
  test.each([
    ["slip.pdf", "application/pdf", "slip.pdf"],
    ["slip.pdf.exe", "application/pdf", "slip.pdf"],
    ["invoice.2027.03.csv", "text/plain", "invoice.txt"],
    ["../../etc/passwd", "text/plain", "passwd.txt"],
    ["C:\\Users\\ada\\kontoutdrag mars.PDF", "application/pdf", "kontoutdrag mars.pdf"],
    ["Räkning för måndag.jpeg", "image/jpeg", "Räkning för måndag.jpg"],
    [".htaccess", "text/plain", "htaccess.txt"],
    ["", "image/png", "file.png"],
    ["...", "image/png", "file.png"],
    ["\u202Egpj.exe", "image/png", "gpj.png"],
    ["a\r\nSet-Cookie: x=1.pdf", "application/pdf", "aSet-Cookie x=1.pdf"],
    ['"><script>.html', "text/plain", "script.txt"],
    ["nul\u0000.pdf", "application/pdf", "nul.pdf"],
  ])("[F2] %j, a %s: %s", (claimed, type, expected) => {
    expect(keptName(claimed, type)).toBe(expected);
  });

  test("[F2] whatever it is called: one name of at most 110 characters, no folder, and its own ending", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.string({ minLength: 200, maxLength: 2_000 })),
        (claimed) => {
          const name = keptName(claimed, "application/pdf");
          expect(name).toMatch(/^[^/\\\p{Cc}\p{Cf}]{1,106}\.pdf$/u);
          expect([...name].length).toBeLessThanOrEqual(110);
        },
      ),
    );
  });
});

describe("plain text", () => {
  test.each([
    ["Date;Amount\r\n2027-03-01;12,50\r\n", true],
    ["Räkning på 100 €", true],
    ["<!doctype html><script>alert(1)</script>", false],
    ["\n  <svg onload=alert(1)>", false],
    ["\uFEFF<html>", false],
    ["   \n ", false],
    ["MZ\u0000\u0003", false],
    ["\u001b[2J", false],
  ])("[INV-9] %j: %s", (text, expected) => {
    expect(isPlainText(bytes(text))).toBe(expected);
  });

  test("[INV-9] not what is no UTF-8", () => {
    expect(isPlainText(Uint8Array.from([0x52, 0xe4, 0x6b, 0x6e]))).toBe(false);
  });
});

test("[INV-9] nothing that a browser or an office program would run is on the list", () => {
  for (const type of ["text/html", "image/svg+xml", "application/xml", "application/zip", "application/x-msdownload"])
    expect(isTaken(type)).toBe(false);
  expect(isTaken("application/vnd.ms-excel.sheet.macroenabled.12")).toBe(false);
});

test("[INV-9] what became of files is read from an address as it was written, and nothing else is", () => {
  for (const fates of [["added"], ["added", "type", "too_big"]] as const)
    expect(readFates(fatesInAddress(fates))).toEqual(fates);
  expect(readFates(fatesInAddress("too_many"))).toBe("too_many");
  for (const made of ["", undefined, "<b>", "added.made-up", "added.added.added.added.added.added"])
    expect(readFates(made)).toBeNull();
});
