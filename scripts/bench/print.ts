import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { root } from "../migration/paths";
import { median } from "./numbers";

interface Printed {
  browser: Browser;
  lines: number;
  /** Windows that print at once, as many as the others are asked for at once. */
  windows: number;
  amount: number;
  rounds: number;
}

const FONT = "node_modules/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf";

/** The same invoice printed by a browser that stays open, in documents a second; the first round warms up. */
export async function printRate({ browser, lines, windows, amount, rounds }: Printed): Promise<number> {
  const context = await browser.newContext();
  const pages = await Promise.all(Array.from({ length: windows }, () => openSheet(context)));
  const body = invoiceBody(lines);
  const each = Math.ceil(amount / windows);
  const rates: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const since = performance.now();
    await Promise.all(pages.map((page) => printMany(page, body, each)));
    if (round > 0) rates.push((each * windows * 1000) / (performance.now() - since));
  }
  await context.close();
  return median(rates);
}

/** An empty page that has the font already: what is printed is put into it. */
async function openSheet(context: BrowserContext): Promise<Page> {
  const font = readFileSync(join(root, FONT)).toString("base64");
  const page = await context.newPage();
  await page.setContent(`<!DOCTYPE html><html lang="en"><title>Invoice</title><style>
@font-face { font-family: Inter; src: url(data:font/ttf;base64,${font}) }
body { font: 9pt Inter; margin: 40pt } h1 { font: 18pt Inter } td { height: 16pt; width: 95pt }</style>`);
  return page;
}

async function printMany(page: Page, body: string, amount: number): Promise<void> {
  for (let n = 0; n < amount; n++) {
    await page.evaluate(async (html) => {
      document.body.innerHTML = html;
      await document.fonts.ready;
    }, body);
    await page.pdf({ format: "A4", printBackground: true });
  }
}

/** What bench/bare-documents.mjs draws. */
function invoiceBody(lines: number): string {
  const cells = (n: number): string[] => [String(n), `Licence, position ${n}`, "2 piece", "4.50", "9.00"];
  const rows = Array.from({ length: lines }, (_, index) => `<tr><td>${cells(index + 1).join("<td>")}`);
  return `<h1>Invoice</h1><table>${rows.join("")}</table>`;
}
