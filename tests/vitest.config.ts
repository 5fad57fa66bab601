import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const WITHOUT_DATABASE = [
  "tests/architecture/**/*.test.ts",
  "tests/unit/**/*.test.ts",
  "tests/sandbox/*.test.ts",
  "tests/help/*.test.ts",
];
const ON_THE_BUILD = "tests/matrix/**/*.test.ts";
const WHOLE_PORTAL = "tests/faults/http/*.test.ts";

export default defineConfig({
  root: here(".."),
  resolve: {
    alias: [
      { find: /^@\//, replacement: here("../") },
      { find: /^server-only$/, replacement: here("./setup/server-only.ts") },
    ],
  },
  test: {
    environment: "node",
    // What is waited for comes at its own time: the second that a poll takes by itself is none on a busy machine.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["lib/**/*.test.ts", "components/**/*.test.ts", ...WITHOUT_DATABASE],
          // Pure functions leave nothing behind, so the files share what they load: half the time.
          pool: "forks",
          isolate: false,
          maxWorkers: 2,
          // The first to read the whole tree waits for it, on a busy machine for long.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["tests/**/*.test.ts"],
          exclude: [...WITHOUT_DATABASE, ON_THE_BUILD, WHOLE_PORTAL],
          globalSetup: here("./setup/server.ts"),
          setupFiles: here("./setup/database.ts"),
          pool: "forks",
          // What each file leaves behind its setup takes away; loading all of Prisma anew for each would be half the time.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "matrix",
          include: [ON_THE_BUILD],
          globalSetup: here("./setup/server.ts"),
          setupFiles: here("./setup/database.ts"),
          pool: "forks",
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "faults",
          // Each file starts a portal of its own, processes and all, and kills them as it likes.
          include: [WHOLE_PORTAL],
          pool: "forks",
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
