import { type BrowserContext, expect } from "@playwright/test";
import { portalUrl } from "./server";

/** Collects what no page may do: console errors, breaches of the content policy, requests to anybody else [ANY-5]. */
export class Watch {
  private readonly problems: string[] = [];
  private readonly expected: RegExp[] = [];

  /** Something this test provokes on purpose, e.g. a page that is not found. */
  expect(problem: RegExp): void {
    this.expected.push(problem);
  }

  async over(context: BrowserContext): Promise<void> {
    context.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning")
        this.problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => this.problems.push(`uncaught: ${error.error().stack}`));
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (/^https?:$/.test(url.protocol) && url.origin !== portalUrl)
        this.problems.push(`foreign request: ${url.href}`);
    });
    await context.exposeBinding("reportBreach", (_source, breach: string) => this.problems.push(`policy: ${breach}`));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
        (window as unknown as { reportBreach: (text: string) => void }).reportBreach(
          `${effectiveDirective} ${blockedURI} on ${location.pathname}`,
        );
      });
    });
  }

  verify(): void {
    const left = this.problems.filter((problem) => !this.expected.some((expected) => expected.test(problem)));
    expect(left, "console errors, policy breaches and foreign requests").toEqual([]);
  }
}
