/**
 * Radix locks the page's scrolling with a <style> element, which our policy admits only with the page's nonce. The library
 * beneath (get-nonce) asks for it under this global name. It is read from the document rather than passed down: after a
 * navigation without reload the policy is still that of the first page, and so must the nonce be.
 */
export function lendPageNonce(): void {
  if (typeof document === "undefined") return;
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  if (nonce) Object.assign(globalThis, { __webpack_nonce__: nonce });
}
