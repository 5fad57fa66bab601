import { expect, test } from "vitest";
import { floorsHold, isBelow, versionsAreExact } from "../checks/dependencies";
import { proof, rule } from "../rule";
import { versionFloors } from "../version-floors";

rule("[ARCH] every version in package.json is exact", versionsAreExact, {
  "package.json": `
    { "version": "0.1.0", "engines": { "node": ">=20.19" },
      "dependencies": {
        "exact": "1.2.3", "engine": "7.10.0-4.0edf323efd1d98336f3f0a68684b56f689b900d3",
        "refused-caret": "^1.2.3",
        "refused-tag": "latest",
        "refused-short": "1.2" },
      "devDependencies": {
        "refused-tilde": "~1.2.3",
        "refused-address": "github:someone/something" },
      "overrides": { "same": "$exact", "pinned": "3.9.9",
        "refused-any": "*" } }`,
});

rule("[ARCH] nothing installed stands below the versions with known holes", floorsHold(versionFloors), {
  "package-lock.json": `
    { "version": "0.0.1", "packages": {
      "node_modules/next": { "version": "16.4.6-canary.1", "why": "refused" },
      "node_modules/next-auth": { "version": "4.24.15" },
      "node_modules/nodemailer": { "version": "10.6.0" },
      "node_modules/maildev/node_modules/nodemailer": { "version": "9.99.99", "why": "refused" },
      "node_modules/zod": { "version": "4.6.6", "why": "refused" },
      "node_modules/old/node_modules/zod": { "version": "3.25.0" },
      "node_modules/not-next": { "version": "1.0.0" },
      "node_modules/stripe": { "version": "23.0.9", "why": "refused" } } }`,
});

proof("[ARCH] a library with a floor has to be there, unless it is optional", floorsHold(versionFloors), {
  "package-lock.json": `{ "packages": { "node_modules/next": { "version": "17.0.0" } }, "why": "refused" }`,
});

test.each([
  ["16.4.6", "16.4.6", false],
  ["16.4.10", "16.4.6", false],
  ["16.10.0", "16.4.6", false],
  ["16.4.5", "16.4.6", true],
  ["9.99.99", "10.0.0", true],
  ["16.4.6-canary.1", "16.4.6", true],
  ["16.4.7-canary.1", "16.4.6", false],
])("[ARCH] is version %s below %s? %s", (version, floor, expected) => {
  expect(isBelow(version, floor)).toBe(expected);
});
