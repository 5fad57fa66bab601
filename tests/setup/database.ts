import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject, vi } from "vitest";
import { envSchema } from "@/lib/platform/env";
import { createDatabase, dropDatabase } from "../../scripts/postgres/provision";
import { TEMPLATE, urlFor } from "./database-server";

// The files of a worker run in one process, which loads what others wrote (Prisma, Stripe, PDFs) once. What we wrote is
// loaded anew for each file, so that none finds in a module what another left there.
vi.resetModules();

// Runs before each test file, and before the app's modules read their settings: the file gets a database of its own.
const server = inject("databaseServer");
const name = `test_${process.env.VITEST_POOL_ID ?? "0"}_${randomBytes(4).toString("hex")}`;

// What the developer has set for the app must not reach a test, least of all real keys.
for (const setting of Object.keys(envSchema.shape)) if (setting !== "NODE_ENV") delete process.env[setting];

Object.assign(process.env, {
  DATABASE_URL: urlFor(server.adminUrl, name, { name: "portal_web", password: server.webPassword }),
  WORKER_DATABASE_URL: urlFor(server.adminUrl, name, { name: "portal_worker", password: server.workerPassword }),
  /** The superuser, for assertions only: the app does not know it. */
  ADMIN_DATABASE_URL: urlFor(server.adminUrl, name),
  EMBEDDED: "database,mail",
  FILES_DIR: join(tmpdir(), `portal-files-${name}`),
  AUTH_SECRET: "only-for-tests-only-for-tests-only-for-tests",
  LOG_LEVEL: "silent",
});

await createDatabase(server.adminUrl, name, TEMPLATE);

afterAll(async () => {
  const { disconnect } = await import("@/lib/platform/db");
  const { disconnectLimits } = await import("@/lib/platform/limits");
  // What outlives the modules would lead the next file into this one's database.
  await Promise.all([disconnect(), disconnectLimits()]);
  await dropDatabase(server.adminUrl, name);
  await rm(join(tmpdir(), `portal-files-${name}`), { recursive: true, force: true });
});
