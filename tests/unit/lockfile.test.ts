import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/migration/paths";

test("[frame] package-lock.json names the packages of every system, so that npm ci takes it on each", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts", "complete-lock.mjs"), "--check"], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
});
