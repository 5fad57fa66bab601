import { beforeEach, expect, test } from "vitest";
import { getInvoice } from "@/lib/invoices/queries";
import { viewerDb } from "@/lib/platform/db";
import { findSignedQuote } from "@/lib/quotes/queries";
import { PdfFile } from "../documents/read-pdf";
import { row } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { viewerOf } from "../setup/world";

beforeEach(freshDemo);

const ADA = "ada@acme.example";

test("[INV-6] the quote as signed carries its lines and who signed it, when, from where and to what", async () => {
  const found = await findSignedQuote(await viewerOf(ADA), "Q-700");
  expect(found?.name).toBe("Q-700");
  const { text } = new PdfFile(Buffer.from(found?.bytes ?? []));
  for (const said of ["Q-700", "C-1001", "1,200.00", "Cloud Seat", "Ada Byron", "Chief Financial Officer", ADA])
    expect(text).toContain(said);
  expect(text).toMatch(/203\.0\.113\.24/);
  expect(text).toMatch(/\d{4}, \d{2}:\d{2} (GMT|P)/);
  expect(text.replace(/\s+/g, " ")).toContain("I sign this quote and accept its lines");
});

test("[INV-6] an invoice's quote number leads to it only where it is kept", async () => {
  const ada = await viewerOf(ADA);
  expect(await getInvoice(ada, "INV-1042")).toMatchObject({ quoteNumber: "Q-700", hasSignedQuote: true });
  expect(await getInvoice(ada, "INV-1043")).toMatchObject({ quoteNumber: null, hasSignedQuote: false });
});

test("[INV-6, ACC-6] it is not found for who does not see the contract, nor where there is none", async () => {
  expect(await findSignedQuote(await viewerOf("dan@birch.example"), "Q-700")).toBeNull();
  expect(await findSignedQuote(await viewerOf("cora@acme.example"), "Q-700")).toBeNull();
  expect(await findSignedQuote(await viewerOf(ADA), "Q-701")).toBeNull();
});

test("[INV-6, QUO-2] it is kept with its fingerprint, and nobody rewrites it", async () => {
  const kept = await row<{ holds: boolean }>("SELECT sha256(pdf) = pdf_sha256 AS holds FROM signed_quote");
  expect(kept.holds).toBe(true);
  const rewritten = viewerDb(await viewerOf(ADA), (tx) => tx.$executeRaw`UPDATE signed_quote SET signer_name = 'X'`);
  await expect(rewritten).rejects.toThrow("permission denied");
});
