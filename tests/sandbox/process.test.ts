import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { settingsFrom } from "../../sandbox/settings";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("[P3] as a process it says when it is ready, and ends on SIGTERM", async () => {
  const child = spawn(process.execPath, ["--import", "tsx", "sandbox/server.ts"], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: "test", SANDBOX_PORT: "0", SANDBOX_WEBHOOK_URL: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((go) => child.once("exit", go));
  const line = await new Promise<string>((go) => createInterface({ input: child.stdout }).once("line", go));
  expect(line).toMatch(/^sandbox ready at http:\/\/localhost:\d+$/);
  const health = await fetch(`${line.split(" ").at(-1)}/_control/health`);
  expect(health.status).toBe(200);
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
});

test("[S9] settings that are wrong are named, never shown", () => {
  const wrong = { STRIPE_SECRET_KEY: "sk_live_real", SANDBOX_WEBHOOK_URL: "ftp://x" };
  expect(() => settingsFrom(wrong)).toThrow(/STRIPE_SECRET_KEY: must be a test key.*SANDBOX_WEBHOOK_URL/);
  expect(() => settingsFrom(wrong)).not.toThrow(/real/);
  expect(settingsFrom({})).toMatchObject({ port: 12_111, host: "127.0.0.1" });
});
