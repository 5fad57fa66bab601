import { createHash } from "node:crypto";
import { ACCOUNTS, type DemoGroup } from "./world";

/** The same id for the same thing each time: seeding is deterministic. */
export function seedId(kind: string, name: string): string {
  const hex = createHash("sha256").update(`${kind}:${name}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A bill group of the demo world, with the name of its account. */
export function placeOf(name: string): DemoGroup & { account: string } {
  for (const account of ACCOUNTS) {
    const found = account.groups.find((group) => group.name === name);
    if (found) return { ...found, account: account.name };
  }
  throw new Error(`the demo world has no bill group ${name}`);
}
