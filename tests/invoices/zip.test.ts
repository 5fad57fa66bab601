import { beforeEach, expect, test } from "vitest";
import { renderInvoicePdf } from "@/lib/invoices/document/pdf";
import { getInvoiceDocument } from "@/lib/invoices/document/queries";
import { zipOf } from "@/lib/invoices/zip/archive";
import { listChosen } from "@/lib/invoices/zip/queries";
import { rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";
import { viewerOf } from "../setup/world";

beforeEach(freshDemo);

const ADA = "ada@acme.example";

test("[INV-8] the zip holds the very documents, in the order they were named", async () => {
  const ada = await viewerOf(ADA);
  const chosen = await listChosen(ada, ["INV-1046", "INV-1042"]);
  expect(chosen.map(({ number }) => number)).toEqual(["INV-1046", "INV-1042"]);
  const make = async ({ reference }: { reference: string }) =>
    renderInvoicePdf(await getInvoiceDocument(ada, reference));
  const left = (numbers: readonly string[]) => ({ name: "left.txt", text: numbers.join() });
  const zip = Buffer.from(await new Response(zipOf(chosen, { make, left })).arrayBuffer());
  for (const invoice of chosen) expect(zip.includes(await make(invoice)), invoice.number).toBe(true);
  expect(zip.includes("left.txt")).toBe(false);
});

test("[INV-8, ACC-6] with one that is not theirs there is no zip at all", async () => {
  const ada = await viewerOf(ADA);
  expect(await outcomeOf(listChosen(ada, ["INV-1042", "INV-2001"]))).toBe("access.not_found");
  expect(await outcomeOf(listChosen(ada, ["INV-1042", "INV-9999"]))).toBe("access.not_found");
});

test("[INV-8, ACC-7] somebody who is removed while it is made gets nothing more, and is told what is missing", async () => {
  const ben = await viewerOf("ben@acme.example");
  const chosen = await listChosen(ben, ["INV-1042", "INV-1043"]);
  const make = async ({ reference }: { reference: string }) => {
    const pdf = await renderInvoicePdf(await getInvoiceDocument(ben, reference));
    await rows("DELETE FROM contract_contact USING person WHERE person.id = person_id AND email = $1", [ben.email]);
    return pdf;
  };
  const left = (numbers: readonly string[]) => ({ name: "left.txt", text: `missing: ${numbers.join()}` });
  const zip = Buffer.from(await new Response(zipOf(chosen, { make, left })).arrayBuffer());
  expect(zip.includes("INV-1042.pdf")).toBe(true);
  expect(zip.includes("INV-1043.pdf")).toBe(false);
  expect(zip.includes("missing: INV-1043")).toBe(true);
});
