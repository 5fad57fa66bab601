import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterSigningIn, askingCookies, signedInCookies } from "./rules";

const opened = { token: "t", locale: "sv", returnTo: null, billGroup: null };

describe("after signing in", () => {
  test("[SIG-8] the way leads to the page in mind, else to what waits", () => {
    expect(afterSigningIn({ ...opened, returnTo: "/contracts/C-1001" })).toBe("/contracts/C-1001");
    expect(afterSigningIn(opened)).toBe("/start");
  });

  test("[DSK-2] a link to the portal has no page in mind, and the group it is about is remembered where it is theirs", () => {
    const billGroup = "00000000-0000-4000-8000-000000000001";
    expect(afterSigningIn({ ...opened, returnTo: `/?group=${billGroup}` })).toBe("/start");
    expect(afterSigningIn({ ...opened, returnTo: "/?group=x" })).toBe("/?group=x");
    expect(signedInCookies({ ...opened, billGroup })).toMatchObject({ bill_group: billGroup });
  });

  test("[SIG-2, ANY-2] the browser keeps the session and the language, and no longer that it asked", () => {
    expect(signedInCookies(opened)).toEqual({ session: "t", browser: null, language: "sv" });
    for (const locale of [null, "de", ""])
      expect(signedInCookies({ ...opened, locale })).toEqual({ session: "t", browser: null });
  });
});

describe("after asking to sign in", () => {
  test("[S3] the browser keeps its secret and the address it asked for, in characters a cookie may hold", () => {
    const ascii = fc.string({ unit: fc.constantFrom(..."abz019.!#$%&'*+/=?^_`{|}~-@"), minLength: 3, maxLength: 254 });
    fc.assert(
      fc.property(ascii, (email) => {
        const { browser } = askingCookies({ browserToken: "secret", email });
        expect(browser).toMatch(/^[\w-]+\.[\w-]+$/);
        const [secret, address = ""] = browser.split(".");
        expect([secret, Buffer.from(address, "base64url").toString()]).toEqual(["secret", email]);
        expect(browser.length).toBeLessThanOrEqual(600); // what is read back
      }),
    );
  });
});
