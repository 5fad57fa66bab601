import { makeZip } from "client-zip";
import { toDateColumn } from "@/lib/platform/dates";
import { log } from "@/lib/platform/log";
import { pagesFirst } from "@/lib/platform/pages-first";
import { namesInZip } from "./rules";
import type { ZippedFile, ZippedInvoice } from "./types";

interface Making {
  /** Makes one document, when it is its turn. */
  readonly make: (invoice: ZippedInvoice) => Promise<Uint8Array>;
  /** The text that names those that could not be made. */
  readonly left: (numbers: readonly string[]) => { readonly name: string; readonly text: string };
}

/**
 * A zip that is made while it is read: the next document begins when its reader wants more, and none once they are gone,
 * so that it takes the memory of one, whatever their number. PDFs are packed already; they are stored as they are [INV-8].
 */
export function zipOf(invoices: readonly ZippedInvoice[], making: Making): ReadableStream<Uint8Array> {
  const zip = makeZip(filesOf(invoices, making)).getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await zip.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      // The library answers being called off with an error, which is none.
      cancel: () => zip.cancel().catch(() => undefined),
    },
    { highWaterMark: 0 },
  );
}

async function* filesOf(invoices: readonly ZippedInvoice[], { make, left }: Making): AsyncGenerator<ZippedFile> {
  const names = namesInZip(invoices.map(({ reference }) => reference));
  const failed: ZippedInvoice[] = [];
  for (const [index, invoice] of invoices.entries()) {
    await pagesFirst();
    const input = await madeOrNull(invoice, make);
    if (input) yield { name: names[index] ?? "", input, lastModified: toDateColumn(invoice.issuedOn) };
    else failed.push(invoice);
  }
  const [first] = failed;
  if (!first) return;
  const { name, text } = left(failed.map(({ number }) => number));
  yield { name, input: text, lastModified: toDateColumn(first.issuedOn) };
}

/** One that fails, or whose contract the reader sees no more, does not spoil the others [ACC-7]. */
async function madeOrNull(invoice: ZippedInvoice, make: Making["make"]): Promise<Uint8Array | null> {
  try {
    return await make(invoice);
  } catch (err) {
    log.warn({ err, invoice: invoice.reference }, "a document was left out of a zip");
    return null;
  }
}
