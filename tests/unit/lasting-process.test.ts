import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { pauseAfter, Run } from "@/scripts/start/run";

test("a process that ends by itself is started again, and not when everything is being stopped", async () => {
  const folder = mkdtempSync(join(tmpdir(), "portal-lasting-"));
  const log = join(folder, "starts");
  const said = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const failed = vi.fn();
  const run = new Run(failed);
  const script = `require("node:fs").appendFileSync(${JSON.stringify(log)}, "x"); console.log("ready"); if (require("node:fs").readFileSync(${JSON.stringify(log)}).length < 3) process.exit(7); setInterval(() => {}, 1000)`;
  const starts = () => readFileSync(log, "utf8").length;
  await run.lasting({ name: "The sleeper", args: ["-e", script], env: process.env }, (child) =>
    child.saysLine("ready"),
  );
  await vi.waitUntil(() => starts() === 3, { timeout: 15_000, interval: 100 });
  expect(said.mock.calls.flat().join()).toMatch(
    /The sleeper stopped unexpectedly \(exit code 7\).* in 1 s.*exit code 7.* in 2 s/s,
  );
  await run.stop();
  await new Promise((go) => setTimeout(go, 300));
  expect(starts()).toBe(3);
  expect(failed).not.toHaveBeenCalled();
  said.mockRestore();
  rmSync(folder, { recursive: true });
});

test("the pauses grow to a minute", () => {
  expect([0, 1, 2, 5, 6, 60].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 32_000, 60_000, 60_000]);
});
