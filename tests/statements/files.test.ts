import { beforeAll, describe, expect, test } from "vitest";
import { csvResponse } from "@/lib/platform/csv";
import { formatAmount } from "@/lib/platform/format";
import { money, parseMoney, toDecimal } from "@/lib/platform/money";
import { statementCsv } from "@/lib/statements/csv";
import { renderStatementPdf } from "@/lib/statements/pdf";
import { getStatement } from "@/lib/statements/queries";
import { statementSearch } from "@/lib/statements/schema";
import type { Statement } from "@/lib/statements/types";
import { PdfFile } from "../documents/read-pdf";
import { change, row } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { refusalOf } from "../setup/outcome";
import { viewerOf } from "../setup/world";

const ADA = "ada@acme.example";

beforeAll(freshDemo);

const groupOf = async (name: string): Promise<string> =>
  (await row<{ id: string }>("SELECT id FROM bill_group WHERE name = $1", [name])).id;

async function statementOf(email: string, group: string, search: object, most = 10_000): Promise<Statement> {
  const found = await getStatement(await viewerOf(email), await groupOf(group), statementSearch.parse(search), most);
  if (!found.statement) throw new Error("no statement");
  return found.statement;
}

const csvOf = async (email: string, statement: Statement): Promise<string[][]> => {
  const text = await (await csvResponse(statementCsv(await viewerOf(email), statement, "en"))).text();
  return text
    .replace("\uFEFF", "")
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
};

const pdfOf = async (statement: Statement): Promise<PdfFile> => {
  const { logoUrl: _, ...seller } = statement.seller;
  return new PdfFile(await renderStatementPdf({ ...statement, seller: { ...seller, logo: null } }));
};

/** Days, contracts, the second line of a long movement, and what stands again on every page. */
const BESIDE_FIGURES =
  /^(INV-\d+, for information|\d+ \w+ \d+|C-\d+|Fjord.*·.*|Page.*|Date|Movement|Contract|Amount \(.*|Balance \(.*)$/;

describe("a statement's three forms", () => {
  test.each([
    ["Acme US", ADA, "last_12_months"],
    ["Acme US", "ben@acme.example", "this_year"],
    ["Acme EMEA", "cora@acme.example", "last_12_months"],
  ])("[PAY-11] %s for %s, %s: page, PDF and CSV carry the same figures", async (group, email, period) => {
    const statement = await statementOf(email, group, { period });
    const [csv, pdf] = [await csvOf(email, statement), (await pdfOf(statement)).text.split("\n")];
    expect(statement.currencies.length).toBeGreaterThan(0);
    for (const { currency, opening, lines, closing, ages } of statement.currencies) {
      expect(lines.length).toBeGreaterThan(2);
      const ours = csv.filter((cells) => cells[5] === currency);
      expect(ours.map((cells) => [cells[6], cells[7]])).toEqual([
        ["", toDecimal(opening)],
        ...lines.map(({ amount, balance }) => [toDecimal(amount), toDecimal(balance)]),
        ["", toDecimal(closing)],
        ...ages.map(({ open }) => ["", toDecimal(open)]),
      ]);
      const written = lines.flatMap(({ number, amount, balance }) => [
        expect.stringContaining(number),
        formatAmount(amount, "en"),
        formatAmount(balance, "en"),
      ]);
      const from = pdf.indexOf(`In ${currency}`);
      const cells = pdf.slice(from).filter((text) => text !== "" && !BESIDE_FIGURES.test(text));
      const start = cells.indexOf(formatAmount(opening, "en")) + 1;
      expect(cells.slice(start, start + written.length)).toEqual(written);
      for (const { open } of ages) expect(cells.join("\n")).toContain(formatAmount(open, "en"));
    }
  });

  test("[PAY-11] where there are too many rows, page and PDF say so, and the sums are still of all", async () => {
    const [whole, cut] = [
      await statementOf(ADA, "Acme US", { period: "last_12_months" }),
      await statementOf(ADA, "Acme US", { period: "last_12_months" }, 5),
    ];
    expect(cut).toMatchObject({ shown: 5, count: whole.count });
    expect(cut.currencies.map(({ opening, closing, sums, ages }) => ({ opening, closing, sums, ages }))).toEqual(
      whole.currencies.map(({ opening, closing, sums, ages }) => ({ opening, closing, sums, ages })),
    );
    const pdf = (await pdfOf(cut)).text.replaceAll("\n", " ");
    expect(pdf).toContain(`Only the first 5 of ${whole.count} movements are listed.`);
    expect(pdf).toContain(`${whole.count - 5} further movements`);
    expect((await csvOf(ADA, cut)).length).toBeGreaterThan(whole.count);
  });

  test("[PAY-11] is long on paper, with its head on every page", async () => {
    const statement = await statementOf(ADA, "Acme US", { period: "this_year" });
    const [usd] = statement.currencies;
    const [line] = usd?.lines ?? [];
    if (!usd || !line) throw new Error("nothing to draw");
    const lines = Array.from({ length: 400 }, (_, nth) => ({ ...line, number: `LONG-${nth}` }));
    const texts = (await pdfOf({ ...statement, currencies: [{ ...usd, lines }] })).texts;
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.join("\n").match(/LONG-\d+/g)?.length).toBe(400);
    for (const text of texts.slice(0, -1)) expect(text).toMatch(/^Balance \(USD\)$/m);
  });
});

describe("what a statement covers", () => {
  test("[PAY-11] only the contracts that its reader sees, and says when that is not all", async () => {
    const [ada, ben] = [
      await statementOf(ADA, "Acme US", { period: "last_12_months" }),
      await statementOf("ben@acme.example", "Acme US", { period: "last_12_months" }),
    ];
    expect([ada.seesAll, ben.seesAll]).toEqual([true, false]);
    const contractsIn = ({ currencies }: Statement) =>
      new Set(currencies.flatMap(({ lines }) => lines.map(({ contractNumber }) => contractNumber)));
    for (const number of contractsIn(ben)) expect(ben.contracts).toContain(number);
    expect(contractsIn(ada).size).toBeGreaterThan(contractsIn(ben).size);
    expect((await pdfOf(ben)).text.replaceAll("\n", " ")).toContain("the bill group has others");
  });

  test("[PAY-11] one contract alone, where one is chosen; a foreign one gives nothing", async () => {
    const one = await statementOf(ADA, "Acme US", { period: "last_12_months", contract: "C-1002" });
    const numbers = one.currencies.flatMap(({ lines }) => lines.map(({ contractNumber }) => contractNumber));
    expect(new Set(numbers)).toEqual(new Set(["C-1002"]));
    const foreign = await statementOf(ADA, "Acme US", { period: "last_12_months", contract: "C-4001" });
    expect(foreign.currencies).toEqual([]);
  });

  test("[PAY-11, ACC-6] a bill group that is not its reader's is not found", async () => {
    const [ada, dune] = [await viewerOf(ADA), await groupOf("Dune")];
    expect(await refusalOf(getStatement(ada, dune, statementSearch.parse({}), 10))).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("[PAY-11, F2] what is written in a contract's number runs nowhere", async () => {
    await change("UPDATE contract SET number = '=1+1' WHERE number = 'C-1006'");
    const statement = await statementOf(ADA, "Acme US", { period: "last_12_months", contract: "=1+1" });
    const csv = await csvOf(ADA, statement);
    expect(csv.some((cells) => cells[4]?.includes("'=1+1"))).toBe(true);
    expect(csv.some((cells) => cells[4]?.startsWith("="))).toBe(false);
    // A negative amount stays a number.
    const amounts = csv.slice(1).flatMap((cells) => [cells[6] ?? "", cells[7] ?? ""]);
    for (const amount of amounts.filter(Boolean)) expect(parseMoney(amount, "USD")).not.toBeNull();
    await change("UPDATE contract SET number = 'C-1006' WHERE number = '=1+1'");
  });
});

test("[PAY-11] a credit that is left is told and lowers nothing", async () => {
  await change("UPDATE credit_memo SET left_minor = 500, total_minor = total_minor + 500 WHERE number = 'CM-1'");
  const [usd] = (await statementOf(ADA, "Acme US", { period: "this_month" })).currencies;
  expect(usd?.unusedCredit).toEqual(money(500n, "USD"));
});
