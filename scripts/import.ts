import { SettingError } from "@/lib/platform/env";
import { generateClient } from "./generate-client";
import { type ImportArguments, readArguments, USAGE, UsageError } from "./import/arguments";
import { databaseSettings, sentenceFor } from "./import/database";
import type { RecordsResult } from "./import/records";
import { type FileResult, isRefused, lineOf, summaryOf, toJson } from "./import/report";

/** `npm run import -- FILE…`: reads UBL invoices and credit notes into the database that the settings name. */
async function main(): Promise<void> {
  const wanted = readArguments(process.argv.slice(2));
  if (!wanted) return console.log(USAGE);
  const { dryRun, json, kind } = wanted;
  Object.assign(process.env, databaseSettings());
  await generateClient();
  // Loaded only now: what follows reads the settings.
  const [{ importFiles }, { importRecords, recordsLine }, { disconnect }] = await Promise.all([
    import("./import/run"),
    import("./import/records"),
    import("@/lib/platform/db"),
  ]);
  if (kind) return takeRecords(wanted, (tell) => importRecords(wanted, kind, tell), recordsLine, disconnect);
  const results: FileResult[] = [];
  const tell = (result: FileResult): void => {
    results.push(result);
    if (!json) console.log(lineOf(result, dryRun));
  };
  try {
    await importFiles(wanted, tell);
  } finally {
    await disconnect();
  }
  console.log(json ? toJson(results, dryRun) : summaryOf(results, dryRun));
  if (results.some(isRefused)) process.exitCode = 1;
}

/** CSV and JSON, of one kind. */
async function takeRecords(
  { dryRun, json }: ImportArguments,
  run: (tell: (result: RecordsResult) => void) => Promise<void>,
  lineOf: (result: RecordsResult) => string,
  disconnect: () => Promise<void>,
): Promise<void> {
  const results: RecordsResult[] = [];
  try {
    await run((result) => {
      results.push(result);
      if (!json) console.log(lineOf(result));
    });
  } finally {
    await disconnect();
  }
  if (json) console.log(JSON.stringify({ dryRun, files: results }, null, 2));
  if (results.some(({ result }) => result === "refused")) process.exitCode = 1;
}

main().catch((error: unknown) => {
  const isPlain = error instanceof SettingError || error instanceof UsageError;
  console.error(isPlain ? error.message : (sentenceFor(error) ?? error));
  process.exitCode = isPlain ? 2 : 1;
});
