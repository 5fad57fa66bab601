import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterEnding, browserIn } from "./rules";

const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";

describe("a browser in words", () => {
  test.each([
    [CHROME, "Chrome", "Windows"],
    [`${CHROME} Edg/126.0.0.0`, "Microsoft Edge", "Windows"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox", "Linux"],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
      "Safari",
      "macOS",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
      "Safari",
      "iOS",
    ],
    [
      "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
      "Chrome",
      "Android",
    ],
  ])("[SIG-6] %s", (userAgent, browser, system) => {
    expect(browserIn(userAgent)).toEqual({ browser, system });
  });

  test.each(["", " ", "end-to-end test", "curl/8.5.0", "Your bank, call 555-0100", "<script>alert(1)</script>"])(
    "[SIG-6, S7] of %j is unknown: nothing that it says is repeated",
    (userAgent) => {
      expect(browserIn(userAgent)).toEqual({ browser: null, system: null });
    },
  );

  test("[P4] whatever is sent, gives names from the list or none, and at once", () => {
    const parts = fc.constantFrom("Chrome/", "Firefox/", "(", ";", "1.", " ", "Version/", "evil", "é", "Windows NT ");
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), (pieces) => {
        const { browser, system } = browserIn(pieces.join("").slice(0, 300));
        expect(`${browser} ${system}`).not.toMatch(/evil|é|[;(]/);
      }),
      { numRuns: 500 },
    );
    const start = performance.now();
    for (const slow of ["a".repeat(300), "Chrome/1.".repeat(33), "(".repeat(300)]) browserIn(slow);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe("after ending", () => {
  test("[SIG-6] this session one is signed out, another one stays", () => {
    expect(afterEnding({ isThis: true, count: 1 })).toBe("/sign-in?signed-out=1");
    expect(afterEnding({ isThis: false, count: 3 })).toBeNull();
  });
});
