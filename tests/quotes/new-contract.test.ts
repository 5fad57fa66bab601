import { beforeEach, expect, test } from "vitest";
import { renderOfferPdf } from "@/lib/invoices/document/pdf";
import { plainDate } from "@/lib/platform/dates";
import { renewalDates } from "@/lib/quotes/acceptance/rules";
import { getOfferDocument } from "@/lib/quotes/offer/queries";
import { findSignedQuote } from "@/lib/quotes/queries";
import { PdfFile } from "../documents/read-pdf";
import { freshDemo } from "../setup/demo";
import { queuedMails } from "../setup/jobs";
import { viewerOf } from "../setup/world";
import { accept, FAY, quoteFor } from "./quotes";

beforeEach(freshDemo);

test("[QUO-2, REN-2] that the contract which a quote makes renews, and when that can be turned off, stands in the offer, the mail and what is signed", async () => {
  const ofNew = { contractId: null, newContractNumber: "C-7779", endsOn: plainDate("2028-03-01") };
  const number = await quoteFor(ofNew);
  const said =
    /renews when it ends on 1 March 2028; auto-renewal can be turned off from 2 December 2027 to 23 February 2028/;
  const textOf = (pdf: Uint8Array) => new PdfFile(Buffer.from(pdf)).text.replace(/\s+/g, " ");
  expect(textOf(await renderOfferPdf(await getOfferDocument(await viewerOf(FAY), number)))).toMatch(said);
  expect(renewalDates({ ...ofNew }, "sv")).toEqual({
    ...{ ends: "1 mars 2028", opens: "2 december 2027", closes: "23 februari 2028" },
  });
  await accept(FAY, number);
  expect((await queuedMails()).map(({ text }) => said.test(text.replace(/\s+/g, " ")))).toEqual([true, false]);
  expect(textOf((await findSignedQuote(await viewerOf(FAY), number))?.bytes ?? new Uint8Array())).toMatch(said);
  // One that extends a contract says nothing of it: that renews or not as it did.
  const extending = await quoteFor();
  expect(textOf(await renderOfferPdf(await getOfferDocument(await viewerOf(FAY), extending)))).not.toMatch(/renews/);
  await accept(FAY, extending);
  expect(textOf((await findSignedQuote(await viewerOf(FAY), extending))?.bytes ?? new Uint8Array())).not.toMatch(
    /renews/,
  );
  expect((await queuedMails()).filter(({ text }) => /renews/.test(text))).toHaveLength(1);
});
