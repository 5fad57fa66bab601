import { gzipSync } from "node:zlib";
import { StartError } from "../start/step";
import type { Target } from "./target";

const ROWS = 50;

/** What a page weighs. */
export interface PageBytes {
  html: number;
  /** From `<table` to `</table>`. */
  table: number;
  /** All scripts that the page names, each gzipped by itself; what only old browsers load is left out. */
  scriptsGzip: number;
  /** The address of the page that they were counted on. */
  scriptsOn: string;
}

/** Reads the page once. @throws StartError where it is not the list of 50 rows that is to be measured */
export async function readPage(target: Target): Promise<string> {
  const { name, url } = target;
  const html = await readHtml(target);
  const rows = tableOf(html).split("<tr").length - 2;
  if (rows !== ROWS) throw new StartError(`${name}: ${url} shows ${Math.max(rows, 0)} rows of invoices, not ${ROWS}.`);
  return html;
}

/** @throws StartError where the page is not answered as such */
async function readHtml({ name, url, headers }: Target): Promise<string> {
  const response = await fetch(url, { headers, redirect: "manual", signal: AbortSignal.timeout(30_000) });
  const html = await response.text();
  if (response.status === 200) return html;
  const where = response.headers.get("location");
  throw new StartError(`${name}: ${url} answered ${response.status}${where ? ` to ${where}` : ""}, not 200.`);
}

export async function weigh(target: Target, html: string): Promise<PageBytes> {
  const scriptsGzip = await weighScripts(target, html);
  return { html: Buffer.byteLength(html), table: Buffer.byteLength(tableOf(html)), scriptsGzip, scriptsOn: target.url };
}

/** Of several pages of one process, the one that loads most. */
export async function heaviestScripts(
  targets: readonly Target[],
): Promise<Pick<PageBytes, "scriptsGzip" | "scriptsOn">> {
  const found = { scriptsGzip: 0, scriptsOn: "" };
  for (const target of targets) {
    const scriptsGzip = await weighScripts(target, await readHtml(target));
    if (scriptsGzip > found.scriptsGzip) Object.assign(found, { scriptsGzip, scriptsOn: target.url });
  }
  return found;
}

async function weighScripts(target: Target, html: string): Promise<number> {
  let gzipped = 0;
  for (const path of scriptsOf(html)) {
    const response = await fetch(new URL(path, target.url), { headers: target.headers });
    if (!response.ok) throw new StartError(`${target.name}: ${path} answered ${response.status}.`);
    gzipped += gzipSync(Buffer.from(await response.arrayBuffer())).byteLength;
  }
  return gzipped;
}

const tableOf = (html: string): string => /<table[\s\S]*<\/table>/.exec(html)?.[0] ?? "";

/** Those in script elements, and those that the data behind the markup asks for. */
function scriptsOf(html: string): string[] {
  const all = html.match(/\/_next\/static\/[^"'\\\s<>]+\.js/g) ?? [];
  const old = (html.match(/<script[^>]*\snomodule[^>]*>/gi) ?? []).join("");
  return [...new Set(all)].filter((path) => !old.includes(path));
}
