import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** Where the portal under test runs; the same settings that it was started with, else those of playwright.config.ts. */
const { PORT = "3100", DB_PORT = "54330", MAIL_PORT = "1180", DATA_DIR = ".tmp/e2e" } = process.env;

export const root = resolve(import.meta.dirname, "..");
export const portalUrl = `http://localhost:${PORT}`;
export const inboxUrl = `http://localhost:${MAIL_PORT}`;

/** The superuser's address, past every policy: for putting rows in place and looking at them, never for the portal. */
export function databaseUrl(): string {
  const secrets = JSON.parse(readFileSync(resolve(root, DATA_DIR, "secrets.json"), "utf8")) as { superuser: string };
  return `postgresql://postgres:${encodeURIComponent(secrets.superuser)}@127.0.0.1:${DB_PORT}/portal`;
}
