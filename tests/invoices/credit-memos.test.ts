import { beforeAll, describe, expect, test } from "vitest";
import { applyCredit, issueCreditMemo } from "@/lib/invoices/commands";
import { getMemoDocument } from "@/lib/invoices/credit-memo-document/queries";
import { creditMemosCsv } from "@/lib/invoices/credit-memos/csv";
import { getCreditMemo, listCreditMemos } from "@/lib/invoices/credit-memos/queries";
import { creditMemoSearch } from "@/lib/invoices/credit-memos/schema";
import type { CreditMemoRow } from "@/lib/invoices/credit-memos/types";
import { renderInvoicePdf } from "@/lib/invoices/document/pdf";
import { csvResponse } from "@/lib/platform/csv";
import { addDays, plainDate } from "@/lib/platform/dates";
import { systemDb } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { money } from "@/lib/platform/money";
import { PdfFile } from "../documents/read-pdf";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { refusalOf } from "../setup/outcome";
import { systemCtx } from "../setup/system";
import { viewerOf } from "../setup/world";

const [ADA, BEN, FAY] = ["ada@acme.example", "ben@acme.example", "fay@dune.example"];
const MANY = 120;

const list = async (email: string, search: Record<string, unknown> = {}) =>
  listCreditMemos(await viewerOf(email), creditMemoSearch.parse(search));
const numbersOf = ({ rows: found }: { rows: readonly CreditMemoRow[] }) => found.map(({ number }) => number);

interface Place {
  readonly accountId: string;
  readonly contractId: string;
  readonly sellerEntityId: string;
  readonly currency: string;
}

const placeOf = (contract: string): Promise<Place> =>
  row<Place & Record<string, unknown>>(
    `SELECT contract.account_id AS "accountId", contract.id AS "contractId", contract.currency,
            bill_group.seller_entity_id AS "sellerEntityId"
     FROM contract JOIN bill_group ON bill_group.id = contract.bill_group_id WHERE contract.number = $1`,
    [contract],
  );

/** Memos of two contracts, several on each day. */
async function issueMany(): Promise<void> {
  const places = [await placeOf("C-1001"), await placeOf("C-1004")];
  await systemDb(async (tx) => {
    for (let nth = 0; nth < MANY; nth += 1) {
      const place = places[nth % 2];
      if (!place) continue;
      await issueCreditMemo(tx, {
        ...{ ...place, id: newId(), number: `CM-${1000 + nth}`, issuedOn: addDays(plainDate("2026-01-01"), nth >> 2) },
        ...{ totalMinor: 1000n + BigInt(nth), reason: nth === 7 ? "=HYPERLINK(1)" : `Reason ${nth}`, sourceHash: null },
      });
    }
  });
}

beforeAll(async () => {
  await freshDemo();
  await issueMany();
});

const idOf = async (number: string): Promise<string> =>
  (await row<{ id: string }>("SELECT id FROM credit_memo WHERE number = $1", [number])).id;

describe("the list of credit memos", () => {
  test("[PAY-10, ACC-1] walked to its end and back, holds exactly the memos of the viewer's contracts, the newest first", async () => {
    for (const email of [ADA, BEN, FAY, "gus@elm.example", "eve@cedar.example"]) {
      const pages = [await list(email)];
      for (let page = pages[0]; page?.next; page = pages.at(-1)) pages.push(await list(email, { after: page.next }));
      const expected = await rows<{ number: string }>(
        `SELECT memo.number FROM credit_memo memo JOIN contract_access mine ON mine.contract_id = memo.contract_id
         JOIN person ON person.id = mine.person_id WHERE email = $1 ORDER BY memo.issued_on DESC, memo.id DESC`,
        [email],
      );
      expect(pages.flatMap(numbersOf)).toEqual(expected.map(({ number }) => number));
      for (let index = pages.length - 1; index > 0; index -= 1)
        expect(numbersOf(await list(email, { before: pages[index]?.previous }))).toEqual(
          numbersOf(pages[index - 1] ?? { rows: [] }),
        );
    }
  });

  test("[PAY-10] says what is applied where, and what is left", async () => {
    const { rows: found } = await list(ADA, { q: "CM-1", state: "used" });
    expect(found).toEqual([
      expect.objectContaining({
        ...{ number: "CM-1", contractNumber: "C-1002", reason: "Seats cancelled within the first month", useCount: 1 },
        ...{ total: money(20_000n, "USD"), left: money(0n, "USD") },
        uses: [expect.objectContaining({ invoiceNumber: "INV-1046", amount: money(20_000n, "USD") })],
      }),
    ]);
  });

  test("[PAY-10] what is left in all is by currency, and only of what the viewer sees", async () => {
    const left = await rows<{ currency: string; minor: string }>(
      `SELECT memo.currency, sum(left_minor)::text AS minor FROM credit_memo memo
       JOIN contract_access mine ON mine.contract_id = memo.contract_id
       JOIN person ON person.id = mine.person_id WHERE email = $1 GROUP BY 1 ORDER BY 1`,
      [ADA],
    );
    expect(left.length).toBe(2);
    expect((await list(ADA)).left).toEqual(left.map(({ currency, minor }) => money(BigInt(minor), currency)));
    expect((await list(FAY)).left).toEqual([]);
  });

  test.each([
    [{ contract: "C-1004" }, (memo: CreditMemoRow) => memo.contractNumber === "C-1004"],
    [{ q: "hyperlink" }, (memo: CreditMemoRow) => memo.number === "CM-1007"],
    [{ q: "reason 1_" }, () => false],
    [{ state: "left" }, (memo: CreditMemoRow) => memo.left.minor > 0n],
    [{ from: "2026-01-30", to: "2026-01-30" }, (memo: CreditMemoRow) => memo.issuedOn === "2026-01-30"],
    [{ contract: "C-4001" }, () => false],
  ])("[PAY-10] narrowed by %j", async (search, fits) => {
    const { rows: found } = await list(ADA, search);
    expect(found.every(fits)).toBe(true);
    expect(found.length > 0).toBe(!fits.toString().endsWith("false"));
  });

  test("[ANY-4] a made-up cursor gives the first page", async () => {
    const first = numbersOf(await list(ADA));
    const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString("base64url");
    for (const after of ["x", cursor(["2026-99-99", "a"]), cursor(["2026-01-01", "no id"]), cursor(["1", "2"])])
      expect(numbersOf(await list(ADA, { after }))).toEqual(first);
  });

  test("[PAY-10, F2] as CSV holds every row of the list, and what looks like a formula is text", async () => {
    const file = creditMemosCsv(await viewerOf(ADA), creditMemoSearch.parse({}), "en");
    const lines = (await (await csvResponse(file)).text()).trimEnd().split("\r\n");
    expect(lines).toHaveLength(1 + MANY + 1);
    expect(lines.find((line) => line.startsWith("CM-1007"))).toContain("'=HYPERLINK(1)");
    expect(lines.find((line) => line.startsWith("CM-1,"))).toContain(",USD,200.00,0.00,INV-1046: 200.00");
  });
});

describe("a credit memo", () => {
  test("[PAY-10, ACC-6] somebody else's is not found, as page and as document", async () => {
    const [fay, id] = [await viewerOf(FAY), await idOf("CM-1")];
    expect(await refusalOf(getCreditMemo(fay, id))).toMatchObject({ code: "NOT_FOUND" });
    expect(await refusalOf(getMemoDocument(fay, id))).toMatchObject({ code: "NOT_FOUND" });
    expect(await refusalOf(getCreditMemo(fay, newId()))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("[PAY-10, INV-2, F1] its document is the same bytes before and after it is used, and whatever the seller is called", async () => {
    const [viewer, place, id] = [await viewerOf(ADA), await placeOf("C-1002"), newId()];
    const number = "CM-2001";
    const draft = {
      ...place,
      id,
      number,
      issuedOn: plainDate("2027-03-01"),
      totalMinor: 500n,
      reason: "Öh",
      sourceHash: null,
    };
    await systemDb((tx) => issueCreditMemo(tx, draft));
    const before = await renderInvoicePdf(await getMemoDocument(viewer, id));
    const { invoiceId } = await row<{ invoiceId: string }>(
      `SELECT id AS "invoiceId" FROM invoice WHERE number = 'INV-1046'`,
    );
    await systemDb((tx) =>
      applyCredit(tx, systemCtx(), { id: newId(), creditMemoId: id, invoiceId, amountMinor: 300n }),
    );
    await change("UPDATE seller_entity SET name = 'Other Name', address_line = 'Elsewhere'");
    const after = await renderInvoicePdf(await getMemoDocument(viewer, id));
    expect(after.equals(before)).toBe(true);
    const { text } = new PdfFile(after);
    for (const shown of [`Credit memo ${number}`, "Öh", "5.00", "Fjord Cloud Inc.", "Acme Robotics"])
      expect(text).toContain(shown);
    expect(text).not.toContain("INV-1046");
    const page = await getCreditMemo(viewer, id);
    expect(page).toMatchObject({ left: money(200n, "USD"), uses: [{ invoiceNumber: "INV-1046" }] });
  });
});
