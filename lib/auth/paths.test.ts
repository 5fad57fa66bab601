import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safePath } from "./paths";

const PORTAL = "https://portal.example";

describe("a path to go back to", () => {
  test.each([
    ["/", "/"],
    ["/contracts", "/contracts"],
    ["/contracts/C-1001", "/contracts/C-1001"],
    ["/contracts?show=ended&after=abc", "/contracts?show=ended&after=abc"],
    ["/contracts#window", "/contracts"],
    ["/a/../contracts", "/contracts"],
    ["/sign-in-help", "/sign-in-help"],
    ["/apis", "/apis"],
    ["/å", "/%C3%A5"],
    ["/?next=https://evil.example", "/?next=https://evil.example"],
    ["/@evil.example", "/@evil.example"],
    ["/.evil.example", "/.evil.example"],
    ["/:80", "/:80"],
  ])("[S9] %j is one of ours: %j", (candidate, expected) => {
    expect(safePath(candidate)).toBe(expected);
  });

  test.each([null, undefined, "", `/${"a".repeat(500)}`])("[S9] %j is none", (candidate) => {
    expect(safePath(candidate)).toBeNull();
  });

  test.each([
    "/sign-in",
    "/sign-in/",
    "/sign-in/code",
    "/sign-in?next=/",
    "/sign-in#x",
    "/x/../sign-in",
    "/api",
    "/api/health",
    "/api?x",
  ])("[S9] %j is a page nobody goes back to", (candidate) => {
    expect(safePath(candidate)).toBeNull();
  });

  test.each([
    "https://evil.example",
    "https://evil.example/contracts",
    "http://evil.example",
    "HTTPS://evil.example",
    "https:evil.example",
    "https:/evil.example",
    "https:\\evil.example",
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "//evil.example/%2e%2e",
    "//evil.example@portal.example",
    "//portal.example.evil.example",
    "/\\evil.example",
    "/\\/evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/a\\..\\..\\evil",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r/evil.example",
    "/\r\nLocation: https://evil.example",
    "/\u0000/evil.example",
    "/\u007f/evil.example",
    "/ /evil.example",
    " //evil.example",
    "\t//evil.example",
    "/.//evil.example",
    "/..//evil.example",
    "/./..//evil.example",
    "/a/..//evil.example",
    "/a/b/../..//evil.example",
    "/%2e//evil.example",
    "/%2e%2e//evil.example",
    "/.%2e//evil.example",
    "/a/%2e%2e//evil.example",
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java\nscript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://portal.example/x",
    "mailto:eve@evil.example",
    "evil.example",
    "evil.example/contracts",
    "@evil.example",
    ":80",
    "?next=//evil.example",
    "#//evil.example",
    ".",
    "..",
    "../contracts",
    "contracts",
    "*",
    "//",
    "///",
    "//:80",
    "//[::1]",
    "//%65vil.example",
    "//\uff45vil.example",
    "\u2215evil.example",
    "//user:pass@evil.example",
    "/\\\\evil.example",
    "/\u000b/evil.example",
  ])("[S9] %j leads nowhere", (candidate) => {
    expect(safePath(candidate)).toBeNull();
  });

  test("[S9] of whatever is sent, what is left is a path a browser keeps on this site, and is taken again as it is", () => {
    const pieces = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "%2e",
      "%2f",
      "%5c",
      "@",
      ":",
      "?",
      "#",
      "a",
      "evil.example",
      "\t",
      "å",
      "//",
      "https:",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 10 }), (parts) => {
        const path = safePath(`/${parts.join("")}`);
        if (path === null) return;
        expect(new URL(path, PORTAL).origin).toBe(PORTAL);
        expect(path).toMatch(/^\/(?!\/)[!-~]*$/);
        expect(path).not.toContain("\\");
        expect(safePath(path)).toBe(path);
      }),
      { numRuns: 3000 },
    );
  });
});
