import { buildFingerprint, markBuilt } from "./build";
import { generateClient } from "./generate-client";
import { nextCommand } from "./start/child";
import { buildEnvironment } from "./start/environment";
import { runTool } from "./testing/tool";

/** `npm run build`: the production build, for `npm run start:web`. `--standalone` puts all that it needs into one folder. */
async function main(): Promise<void> {
  const isStandalone = process.argv.includes("--standalone");
  const sources = buildFingerprint();
  await generateClient();
  const env = { ...buildEnvironment(), ...(isStandalone && { BUILD_OUTPUT: "standalone" }) };
  const { code } = await runTool([nextCommand(), "build"], { env });
  // What npm start serves is the usual build: it makes that anew.
  if (code === 0 && !isStandalone) markBuilt(sources);
  process.exitCode = code;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
