import { readFile } from "node:fs/promises";
import { join } from "node:path";

const known = new Map<string, Promise<string | null>>();

/** The content of one of our own drawings by its address, `/brands/name.svg`; null for any other address. */
export function readBrandDrawing(url: string | null): Promise<string | null> {
  if (!url || !/^\/brands\/[a-z0-9-]+\.svg$/.test(url)) return Promise.resolve(null);
  const content = known.get(url) ?? readFile(join(process.cwd(), "public", url), "utf8").catch(() => null);
  known.set(url, content);
  return content;
}
