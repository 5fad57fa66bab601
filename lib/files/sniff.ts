import { readFile } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import { isPlainText, isTaken } from "./rules";

/** What a file is by its bytes, if that is something we take; else null. The only file that knows the library. */
export async function sniffType(path: string): Promise<string | null> {
  const known = await byItsSigns(path);
  if (known === "damaged") return null;
  if (known) return isTaken(known) ? known : null;
  // No bigger than a file may be.
  return isPlainText(await readFile(path)) ? "text/plain" : null;
}

async function byItsSigns(path: string): Promise<string | "damaged" | undefined> {
  try {
    return (await fileTypeFromFile(path))?.mime;
  } catch {
    // It begins as something and does not go on as that.
    return "damaged";
  }
}
