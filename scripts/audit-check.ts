import { SettingError } from "@/lib/platform/env";
import { generateClient } from "./generate-client";
import { databaseSettings, sentenceFor } from "./import/database";

/** Something is not as it was linked; it could not be run. */
const EXIT = { tampered: 1, failed: 2 } as const;

/** `npm run audit:check`: whether every row of the audit log is as it was written. `--noted SEQ:HASH`: and the chain as it was noted. */
async function main(): Promise<void> {
  const noted = notedHead(process.argv.slice(2));
  Object.assign(process.env, databaseSettings());
  await generateClient();
  // Loaded only now: what follows reads the settings.
  const [{ checkAuditChain }, { lineOf }, { disconnect }] = await Promise.all([
    import("@/lib/desk/audit-chain/queries"),
    import("@/lib/desk/audit-chain/rules"),
    import("@/lib/platform/db"),
  ]);
  try {
    const { links, findings, head } = await checkAuditChain((finding) => console.log(lineOf(finding)), noted);
    console.log(
      `${links} ${links === 1 ? "row is" : "rows are"} linked; ${findings === 0 ? "all is as it was written" : `${findings} found`}.`,
    );
    if (head) console.log(`The chain ends at ${head.seq}:${head.hash}`);
    process.exitCode = findings > 0 ? EXIT.tampered : 0;
  } finally {
    await disconnect();
  }
}

function notedHead(args: readonly string[]): { seq: bigint; hash: string } | null {
  const given = args[args.indexOf("--noted") + 1];
  if (!args.includes("--noted")) return null;
  const [, seq, hash] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(given ?? "") ?? [];
  if (!seq || !hash) throw new SettingError("--noted takes what the check printed before, as 123:abc…");
  return { seq: BigInt(seq), hash };
}

main().catch((error: unknown) => {
  console.error(error instanceof SettingError ? error.message : (sentenceFor(error) ?? error));
  process.exitCode = EXIT.failed;
});
