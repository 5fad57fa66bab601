import { existsSync } from "node:fs";
import { clientVersion } from "../backup/psql";
import { runCommand } from "./tool";

/** A mirror that does not answer is not waited for. */
const IMPATIENT = ["-q", "-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=10"];

/** Postgres' client for the backup's drill, from the system's packages where we may; without it the drill is skipped, and says so. */
export async function ensurePostgresClient(): Promise<void> {
  if (clientVersion("psql") !== null) return;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  console.log("Installing Postgres' client from the system's packages (apt-get install postgresql-client).");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runCommand("apt-get", ["update", ...IMPATIENT], { env, quiet: true });
  await runCommand("apt-get", ["install", "-y", "--no-install-recommends", ...IMPATIENT, "postgresql-client"], {
    env,
    quiet: true,
  });
}
