import { describe, expect, test } from "vitest";
import { askPath, casePath, linesPath, panelPath, suggestionsFor } from "./rules";

const about = (path: string) => suggestionsFor(path).map(({ ask, number }) => (number ? `${ask} ${number}` : ask));

describe("what may be asked on a page", () => {
  test.each([
    ["/", ["owe", "overdue", "helper"]],
    ["/invoices", ["owe", "overdue", "helper"]],
    ["/invoices/INV-1042", ["payable INV-1042", "due INV-1042", "status INV-1042", "owe"]],
    ["/invoices/INV-1042/dispute", ["payable INV-1042", "due INV-1042", "status INV-1042", "owe"]],
    ["/contracts", ["ends", "renewals", "helper"]],
    ["/contracts/C%2D1001?x=1", ["renewal C-1001", "access C-1001", "invoices_of C-1001", "owe"]],
    ["/quotes/Q-701", ["acceptable Q-701", "owe"]],
    ["/quotes/new", ["quotes", "ends", "helper"]],
    ["/invoices/%E0%A4%A", ["owe", "overdue", "helper"]],
    [`/invoices/${"1".repeat(60)}`, ["owe", "overdue", "helper"]],
    ["/contracts/1%20<script>", ["ends", "renewals", "helper"]],
    ["", ["owe", "overdue", "helper"]],
  ])("[HLP-1] %s: %j", (path, asks) => {
    expect(about(path)).toEqual(asks);
  });
});

test("[HLP-1] a question is part of an address and nothing else of it", () => {
  expect(askPath()).toBe("/ask");
  expect(askPath("a&b=c#d")).toBe("/ask?q=a%26b%3Dc%23d");
  expect(linesPath("a&at=/")).toBe("/api/ask?q=a%26at%3D%2F");
  expect(panelPath("/x?q=1")).toBe("/api/ask?at=%2Fx%3Fq%3D1");
  expect(casePath("x".repeat(400))).toHaveLength("/support/new?question=".length + 150);
});
