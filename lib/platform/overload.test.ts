import { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, describe, expect, test, vi } from "vitest";
import { endWhereSlow, isTooMany } from "./overload";

const MOST = 8;
const OFFICE = "192.0.2.7";

/** Requests of one network, all of them under way; closing them ends them. */
function begin(count: number, network = OFFICE) {
  const responses = Array.from({ length: count }, () => new EventEmitter() as unknown as ServerResponse);
  const refused = responses.map((response) => isTooMany("/invoices", network, response, MOST));
  return { refused, close: () => responses.map((response) => response.emit("close")) };
}

describe("what is taken on", () => {
  test("[P2] one network has three quarters of it at most, and what is over it gives back", () => {
    const slow = begin(MOST);
    expect(slow.refused).toEqual([false, false, false, false, false, false, true, true]);
    slow.close();
    const again = begin(6);
    expect(again.refused).not.toContain(true);
    const others = begin(3, "198.51.100.1");
    expect(others.refused).toEqual([false, false, true]);
    for (const { close } of [again, others]) close();
  });

  test("[P2] what every browser keeps, and who looks whether the process is there, is always answered", () => {
    const slow = begin(MOST);
    const response = new EventEmitter() as unknown as ServerResponse;
    expect(isTooMany("/api/health/live", OFFICE, response, MOST)).toBe(false);
    expect(response.listenerCount("close")).toBe(0);
    slow.close();
  });
});

describe("a body that does not come", () => {
  afterEach(() => vi.useRealTimers());

  const request = (method: string, complete = false) =>
    Object.assign(new EventEmitter(), { method, complete, destroy: vi.fn() }) as unknown as IncomingMessage;

  test("[P2] ends its request after half a minute", () => {
    vi.useFakeTimers();
    const slow = request("POST");
    endWhereSlow("/sign-in", slow);
    vi.advanceTimersByTime(29_000);
    expect(slow.destroy).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(slow.destroy).toHaveBeenCalledOnce();
  });

  test.each([
    ["one that came whole", "/sign-in", "POST", true],
    ["one without a body", "/invoices", "GET", false],
    ["files, which have a time of their own", "/api/disputes/1/files", "POST", false],
  ])("[P2] leaves alone %s", (_which, url, method, complete) => {
    vi.useFakeTimers();
    const one = request(method, complete);
    endWhereSlow(url, one);
    vi.advanceTimersByTime(60_000);
    expect(one.destroy).not.toHaveBeenCalled();
  });
});
