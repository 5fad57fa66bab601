import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BACK_OFF, bodyOf, canBeTarget, hasArrived, MOST_TRIES, pauseAfter, secondsUntilNext } from "./rules";
import { EVENT_TYPES, webhookBody } from "./schema";
import type { EventFacts } from "./types";

const verdict = (url: string, allowPrivate = false): string => {
  const decision = canBeTarget(url, allowPrivate);
  return decision.allowed ? "allowed" : decision.reason.replace("webhooks.", "");
};

describe("where events may go", () => {
  test.each([
    ["https://erp.company.com/hooks?x=1", "allowed"],
    ["https://company.com:8443", "allowed"],
    ["http://erp.company.com/", "https_only"],
    ["ftp://erp.company.com/", "url_malformed"],
    ["erp.company.com", "url_malformed"],
    ["https://", "url_malformed"],
    ["https://user:word@erp.company.com/", "url_with_password"],
    ["https://localhost/", "private_target"],
    ["https://api.localhost./", "private_target"],
    ["https://intranet/", "private_target"],
    ["https://printer.local/", "private_target"],
    ["https://metadata.google.internal/", "private_target"],
    ["https://127.0.0.1/", "private_target"],
    ["https://2130706433/", "private_target"],
    ["https://0x7f.1/", "private_target"],
    ["https://0177.0.0.1/", "private_target"],
    ["https://10.1.2.3/", "private_target"],
    ["https://169.254.169.254/latest", "private_target"],
    ["https://[::1]/", "private_target"],
    ["https://[::ffff:7f00:1]/", "private_target"],
    ["https://[fd00:ec2::254]/", "private_target"],
  ])("[DSK-6] %s: %s", (url, expected) => expect(verdict(url)).toBe(expected));

  test("[DSK-6] with the setting also to this machine and over http, but never with a password in the address", () => {
    expect(verdict("http://127.0.0.1:8080/hooks", true)).toBe("allowed");
    expect(verdict("https://localhost/", true)).toBe("allowed");
    expect(verdict("http://u:p@localhost/", true)).toBe("url_with_password");
    expect(verdict("file:///etc/passwd", true)).toBe("url_malformed");
  });
});

describe("trying again", () => {
  test("[DSK-6] waits 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h; after ten tries it is given up", () => {
    expect(Array.from({ length: 10 }, (_, at) => secondsUntilNext(at + 1, 0.5))).toEqual([...BACK_OFF, null]);
    expect(MOST_TRIES).toBe(10);
  });

  test("[DSK-6] spreads by a tenth, and never under 5 s nor over a day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0, max: 1, noNaN: true }), (failed, chance) => {
        const [wait, usual] = [secondsUntilNext(failed, chance) ?? 0, BACK_OFF[failed - 1] ?? 0];
        expect(wait).toBeGreaterThanOrEqual(Math.max(5, Math.floor(usual * 0.9)));
        expect(wait).toBeLessThanOrEqual(Math.min(86_400, Math.ceil(usual * 1.1)));
      }),
    );
  });

  test("[DSK-6] only 2xx has arrived: a redirect is none", () => {
    const answered = (responseCode: number | null) => hasArrived({ responseCode, excerpt: "", milliseconds: 1 });
    expect([200, 204, 299].map(answered)).toEqual([true, true, true]);
    expect([null, 199, 301, 308, 400, 410, 500].map(answered)).not.toContain(true);
  });
});

describe("a pause by itself", () => {
  const now = new Date("2027-03-10T12:00:00Z");
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const failed = (responseCode: number | null) => ({ responseCode, excerpt: "", milliseconds: 1 });
  test.each([
    ["nothing arrived for three days and one is given up", 500, true, 3, "failing"],
    ["one is given up, but something arrived two days ago", 500, true, 2.9, null],
    ["a first failure after a long quiet", 500, false, 90, null],
    ["the server says that it is gone", 410, false, 0, "gone"],
    ["no answer", null, true, 5, "failing"],
  ] as const)("[DSK-6] %s: %s", (_name, code, isGivenUp, days, expected) => {
    expect(pauseAfter(failed(code), { isGivenUp, failingSince: daysAgo(days), now })).toBe(expected);
  });
});

describe("what is told", () => {
  const anEvent = (given: Partial<EventFacts>): EventFacts => ({
    ...{ id: "0199f0a0-0000-7000-8000-000000000001", type: "webhook.test", at: new Date("2027-03-10T20:00:00Z") },
    ...{
      action: given.type ?? "webhook.test_sent",
      before: {},
      after: {},
      account: null,
      billGroup: null,
      contract: null,
    },
    ...given,
  });
  const money = { invoice: "INV-1", amount: "240050", currency: "USD" };
  const AFTER: Record<string, Record<string, unknown>> = {
    payment: { payment: "P-1", ...money },
    invoice: { invoice: "INV-1", poNumber: "4500-2" },
    contract: { poNumber: null, autoRenew: false },
    bill_group: { poNumber: "4500-2", vatNumber: "SE1" },
    user: { person: "nia@acme.example", endsOn: null },
    quote: { quote: "Q-1", order: "O-1", signedBy: "Ada Canary", invoice: null },
    dispute: { invoice: "INV-1", kind: "other", line: null },
    promise: { ...money, day: "2027-03-20" },
    transfer: { ...money, day: "2027-03-20" },
    webhook: { endpoint: "ERP" },
  };

  test.each(EVENT_TYPES)("[DSK-6] %s: a body of the documented form, made of its row of history", (type) => {
    const after = AFTER[type.split(".")[0] ?? ""] ?? {};
    const action = type === "dispute.ended" ? "dispute.withdrawn" : type;
    const body = bodyOf(anEvent({ type, action, after, before: after, contract: "C-1" }));
    expect(webhookBody.parse(JSON.parse(JSON.stringify(body)))).toEqual(body);
    // Nobody's name, and nothing of history that the event does not need.
    expect(JSON.stringify(body)).not.toMatch(/Ada Canary|SE1|signedBy/);
  });

  test("[DSK-6] an amount is in minor units, as digits", () => {
    const after = { payment: "P-1", invoice: "INV-1", amount: "90071992547409931", currency: "JPY" };
    expect(bodyOf(anEvent({ type: "payment.received", after })).data).toEqual({
      ...{ payment: "P-1", invoice: "INV-1", amount_minor: "90071992547409931", currency: "JPY" },
    });
  });

  test("[DSK-6] an event that history says too little of is not told half", () => {
    expect(() => bodyOf(anEvent({ type: "payment.received", after: { payment: "P-1" } }))).toThrow();
  });
});
