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
  scripts: number;
}

/** Reads the page once. @throws StartError where it is not the list of 50 rows that is to be measured */
export async function readPage({ name, url, headers }: Target): Promise<string> {
  const response = await fetch(url, { headers, redirect: "manual", signal: AbortSignal.timeout(30_000) });
  const html = await response.text();
  if (response.status !== 200) {
    const where = response.headers.get("location");
    throw new StartError(`${name}: ${url} answered ${response.status}${where ? ` to ${where}` : ""}, not 200.`);
  }
  const rows = tableOf(html).split("<tr").length - 2;
  if (rows !== ROWS) throw new StartError(`${name}: ${url} shows ${Math.max(rows, 0)} rows of invoices, not ${ROWS}.`);
  return html;
}

export async function weigh(target: Target, html: string): Promise<PageBytes> {
  const scripts = scriptsOf(html);
  let scriptsGzip = 0;
  for (const path of scripts) {
    const response = await fetch(new URL(path, target.url), { headers: target.headers });
    if (!response.ok) throw new StartError(`${target.name}: ${path} answered ${response.status}.`);
    scriptsGzip += gzipSync(Buffer.from(await response.arrayBuffer())).byteLength;
  }
  return {
    html: Buffer.byteLength(html),
    table: Buffer.byteLength(tableOf(html)),
    scriptsGzip,
    scripts: scripts.length,
  };
}

const tableOf = (html: string): string => /<table[\s\S]*<\/table>/.exec(html)?.[0] ?? "";

/** Those in script elements, and those that the data behind the markup asks for. */
function scriptsOf(html: string): string[] {
  const all = html.match(/\/_next\/static\/[^"'\\\s<>]+\.js/g) ?? [];
  const old = (html.match(/<script[^>]*\snomodule[^>]*>/gi) ?? []).join("");
  return [...new Set(all)].filter((path) => !old.includes(path));
}
