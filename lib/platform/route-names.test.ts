import fc from "fast-check";
import { expect, test } from "vitest";
import { routeNamer } from "./route-names";

const nameOf = routeNamer([
  { page: "/contracts", regex: "^/contracts(?:/)?$" },
  { page: "/contracts/[number]", regex: "^/contracts/([^/]+?)(?:/)?$" },
]);

test.each([
  ["/contracts", "/contracts"],
  ["/contracts?after=ada@acme.example", "/contracts"],
  ["/contracts/C-1001", "/contracts/[number]"],
  ["/_next/static/chunks/a1b2.js", "/_next/static/…"],
  ["/shared/a-token", "other"],
  ["", "other"],
])("[Operate] %j is told of as %j", (url, expected) => {
  expect(nameOf(url)).toBe(expected);
});

test("[Operate] whatever is asked for, there are no more names than routes", () => {
  fc.assert(
    fc.property(fc.webPath({ size: "small" }), (path) => {
      expect(["/contracts", "/contracts/[number]", "/_next/static/…", "other"]).toContain(nameOf(path));
    }),
  );
});
