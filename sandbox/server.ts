import { startSandbox } from "./sandbox";
import { settingsFrom } from "./settings";

/** The sandbox as a process of its own. */
async function serve(): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const sandbox = await startSandbox({ ...settingsFrom(process.env), log: say });
  const stop = (): void => void sandbox.stop().then(() => process.exit(0));
  process.once("SIGTERM", stop).once("SIGINT", stop);
  say(`sandbox ready at ${sandbox.url}`);
}

serve().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
