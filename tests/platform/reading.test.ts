import { beforeAll, describe, expect, test } from "vitest";
import { getInvoice } from "@/lib/invoices/queries";
import { systemReading, type Tx, viewerReading } from "@/lib/platform/db";
import { inTransaction, row } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { untilWaiting } from "../setup/locks";
import { viewerOf } from "../setup/world";

beforeAll(freshDemo);

const NUMBER = "INV-1043";

describe("what only reads", () => {
  test("[INV-2] shows a page as of one moment, whatever is written between its statements", async () => {
    const ada = await viewerOf("ada@acme.example");
    const { reference } = await row<{ reference: string }>("SELECT reference FROM invoice WHERE number = $1", [NUMBER]);
    const before = await getInvoice(ada, reference);
    const beside = await inTransaction(async (writer) => {
      // What is written here may be whatever it likes: nobody asks it.
      await writer.query("SET LOCAL session_replication_role = replica");
      await writer.query("LOCK TABLE invoice_line");
      await writer.query("UPDATE invoice SET po_number = 'NEW' WHERE number = $1", [NUMBER]);
      await writer.query("UPDATE invoice_line SET description = 'NEW'");
      // It has read the invoice, and waits for its lines.
      const reading = getInvoice(ada, reference);
      await untilWaiting(1);
      await writer.query("COMMIT");
      return reading;
    });
    expect(beside).toEqual(before);
    const after = await getInvoice(ada, reference);
    expect([after.poNumber, after.lines[0]?.description]).toEqual(["NEW", "NEW"]);
  });

  const write = (tx: Tx) => tx.$executeRaw`UPDATE contract SET po_number = 'X'`;

  test.each([
    ["the viewer's", async () => viewerReading(await viewerOf("ada@acme.example"), write)],
    ["the system's", () => systemReading(write)],
  ])("[ARCH-3] writes nothing, by %s door", async (_, writing) => {
    await expect(writing()).rejects.toThrow(/read-only transaction/);
  });
});
