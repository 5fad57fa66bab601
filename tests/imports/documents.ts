import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readFile } from "@/lib/imports/commands/import-file";
import { type Finding, ImportRefused } from "@/lib/imports/types";

type Fixture = "invoice" | "credit-note" | "plain";

export const fixturePath = (name: Fixture): string => fileURLToPath(new URL(`./fixtures/${name}.xml`, import.meta.url));

/** A fixture with some of its text changed, each of which must be there. */
export function xmlOf(name: Fixture, ...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`the fixture ${name} does not hold ${from}`);
      return text.replace(from, () => to);
    },
    readFileSync(fixturePath(name), "utf8"),
  );
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The line on which a text stands, from 1. */
export function lineIn(xml: string, text: string): number {
  const at = xml.indexOf(text);
  if (at < 0) throw new Error(`no such text: ${text}`);
  return xml.slice(0, at).split("\n").length;
}

/** Why bytes are refused; none where they are taken. */
export function findingsOf(bytes: Uint8Array | string): readonly Finding[] {
  try {
    readFile(typeof bytes === "string" ? bytesOf(bytes) : bytes);
    return [];
  } catch (error) {
    if (error instanceof ImportRefused) return error.findings;
    throw error;
  }
}
