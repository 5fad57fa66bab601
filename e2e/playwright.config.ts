import { resolve } from "node:path";
import { defineConfig } from "@playwright/test";
import { blankSettings } from "../scripts/blank-settings";
import { findBrowser, UNUSED_FEATURES } from "../scripts/testing/browser";

const {
  PORT = "3100",
  DB_PORT = "54330",
  MAIL_PORT = "1180",
  SMTP_PORT = "1125",
  SANDBOX_PORT = "12211",
  DATA_DIR = ".tmp/e2e",
  CHROMIUM_PATH,
} = process.env;

const root = resolve(import.meta.dirname, "..");
const origin = `http://localhost:${PORT}`;
// Without a shell in between, the portal notices when the test runner is killed, and stops.
const exec = process.platform === "win32" ? "" : "exec ";
const executablePath = findBrowser(CHROMIUM_PATH);

export default defineConfig({
  testDir: ".",
  outputDir: "../.tmp/e2e-results",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    baseURL: origin,
    locale: "en-US",
    // What was done and asked for. Pictures of each step would be paid for by every test that passes.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        "--disable-background-networking",
        "--disable-quic",
        `--disable-features=${UNUSED_FEATURES.join(",")}`,
        // Chromium's sandbox does not work for root, which is who runs the tests in a container.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    },
  },
  projects: [
    { name: "journeys", testMatch: "**/*.spec.ts", testIgnore: "**/*.clock.spec.ts" },
    // These move the portal's clock under everybody's feet: alone, and after all others.
    { name: "clock", testMatch: "**/*.clock.spec.ts", dependencies: ["journeys"], workers: 1, fullyParallel: false },
  ],
  // The real thing: what `npm start` starts, on ports and data of its own and at a fixed hour.
  webServer: {
    command: `${exec}node --import ./scripts/die-with-parent.mjs scripts/start.mjs --fresh`,
    cwd: root,
    url: `${origin}/api/health/ready`,
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    env: {
      ...blankSettings(),
      PORT,
      DB_PORT,
      MAIL_PORT,
      SMTP_PORT,
      SANDBOX_PORT,
      DATA_DIR,
      TEST_CLOCK: "2027-03-09T18:00:00Z",
    },
  },
});
