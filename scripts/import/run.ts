import { open } from "node:fs/promises";
import { importFile, rehearse } from "@/lib/imports/commands/import-file";
import { type Imported, ImportRefused } from "@/lib/imports/types";
import { MAX_BYTES } from "@/lib/imports/xml";
import { newId } from "@/lib/platform/ids";
import type { Ctx } from "@/lib/platform/viewer";
import type { ImportArguments } from "./arguments";
import { sentenceFor } from "./database";
import type { FileResult } from "./report";

type TakeFile = typeof importFile;

const MOST_MESSAGE = 300;

/** Takes the files one after the other; what is wrong with one does not stop the rest. */
export async function importFiles(
  { files, dryRun, contacts }: ImportArguments,
  tell: (result: FileResult) => void,
): Promise<void> {
  const ctx: Ctx = { actor: { kind: "system", name: "import" }, requestId: `import-${newId()}` };
  const takeAll = async (takeFile: TakeFile): Promise<void> => {
    for (const file of files) tell({ file, ...(await takeOne(takeFile, ctx, file, contacts)) });
  };
  await (dryRun ? rehearse(takeAll) : takeAll(importFile));
}

async function takeOne(
  takeFile: TakeFile,
  ctx: Ctx,
  name: string,
  contacts: ImportArguments["contacts"],
): Promise<Imported | Pick<ImportRefused, "findings">> {
  try {
    return await takeFile(ctx, { name, bytes: await readBytes(name), contacts });
  } catch (error) {
    if (error instanceof ImportRefused) return { findings: error.findings };
    if (sentenceFor(error) !== null) throw error;
    // Nothing of this file is left; the rest may still be taken.
    console.error(error);
    const [message = ""] = String(error instanceof Error ? error.message : error)
      .trim()
      .split("\n")
      .slice(-1);
    return { findings: [{ line: null, rule: "ERROR", message: message.slice(0, MOST_MESSAGE) }] };
  }
}

/** One byte more than is taken at most, so that a larger file is seen without being read. */
async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const stat = await file.stat();
      if (!stat.isFile()) throw refusal(stat.isDirectory() ? "this is a folder" : "this is no file");
      const { size } = stat;
      const bytes = new Uint8Array(Math.min(size, MAX_BYTES + 1));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
      return bytes.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    const message = PROBLEMS[(error as NodeJS.ErrnoException).code ?? ""];
    throw message ? refusal(message) : error;
  }
}

const refusal = (message: string): ImportRefused => new ImportRefused([{ line: null, rule: "FILE", message }]);

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  ENAMETOOLONG: "there is no such file",
  ELOOP: "the links go round in circles",
  EACCES: "the file may not be read",
  EPERM: "the file may not be read",
  EIO: "the file cannot be read",
};
