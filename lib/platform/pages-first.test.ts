import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { Piscina } from "piscina";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { notePage, pageCount, pagesFirst } from "./pages-first";

/** A request that is being answered until it is told to close. */
function asked(url: string): ServerResponse {
  const response = new EventEmitter() as ServerResponse;
  notePage(url, response);
  return response;
}

/** Whether large work may go on, looked at without waiting. */
function large() {
  const work = { mayGoOn: false };
  void pagesFirst().then(() => {
    work.mayGoOn = true;
  });
  return work;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("[P2] large work waits for pages", () => {
  test("where none is being made it goes on in its turn", async () => {
    const work = large();
    await vi.advanceTimersByTimeAsync(0);
    expect(work.mayGoOn).toBe(true);
  });

  test("while one is being made it waits, and goes on once none has been for a moment", async () => {
    const page = asked("/invoices");
    const work = large();
    await vi.advanceTimersByTimeAsync(50);
    expect(work.mayGoOn).toBe(false);
    page.emit("close");
    const next = asked("/contracts");
    await vi.advanceTimersByTimeAsync(10);
    expect(work.mayGoOn).toBe(false);
    next.emit("close");
    await vi.advanceTimersByTimeAsync(5);
    expect(work.mayGoOn).toBe(true);
  });

  test("it always goes forward, however many are being made", async () => {
    const page = asked("/invoices");
    const work = large();
    await vi.advanceTimersByTimeAsync(99);
    expect(work.mayGoOn).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(work.mayGoOn).toBe(true);
    page.emit("close");
    expect(pageCount()[0]).toBe(0);
  });

  test.each(["/api/exports/invoices.csv", "/api/invoices/zip?invoice=A", "/_next/static/a.js", "/brands/fjord.svg"])(
    "%s is no page",
    (url) => {
      asked(url);
      expect(pageCount()[0]).toBe(0);
    },
  );

  test("a thread sees the process's pages, stands still for a while, and goes on", async () => {
    vi.useRealTimers();
    const page = asked("/invoices");
    const filename = join(process.cwd(), "lib/platform/thread.ts");
    const threads = new Piscina({ filename, execArgv: ["--import", "tsx"], maxThreads: 1, workerData: pageCount() });
    const stood = await threads.run({ file: "tests/platform/pause-in-thread", name: "pause", input: null });
    await threads.destroy();
    page.emit("close");
    // A timer may be early by a fraction of a millisecond.
    expect(stood).toBeGreaterThan(19);
  });
});
