import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { envSchema } from "@/lib/platform/env";
import { root } from "../../scripts/migration/paths";

const text = readFileSync(`${root}/.env.example`, "utf8");
const lines = text.split("\n");
const isSetting = (line: string | undefined): boolean => /^# [A-Z][A-Z_]*=/.test(line ?? "");
const settings = parseEnv(
  lines
    .filter(isSetting)
    .map((line) => line.slice(2))
    .join("\n"),
);
const defaults: Record<string, unknown> = envSchema.parse({});

describe(".env.example", () => {
  test("[frame] names every setting there is, and no other", () => {
    expect(Object.keys(settings).sort()).toEqual(Object.keys(envSchema.shape).sort());
  });

  test.each(Object.entries(settings))("[frame] %s stands there with its default: %j", (name, value) => {
    const fallback = defaults[name] ?? "";
    expect(value).toBe(String(fallback));
  });

  test("[frame] says in one line what each is for, and sets none", () => {
    for (const [at, line] of lines.entries()) if (isSetting(line)) expect(lines[at - 1]).toMatch(/^# [A-Zf].+\.$/);
    expect(parseEnv(text)).toEqual({});
  });
});
