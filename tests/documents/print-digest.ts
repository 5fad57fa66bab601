import { createHash } from "node:crypto";
import { renderInvoicePdf } from "@/lib/invoices/document/pdf";
import { anInvoice } from "./samples";

// Run by a test as a process of its own, whose clock, zone and warmed-up fonts are others than the test's.
renderInvoicePdf(anInvoice()).then((pdf) => console.log(createHash("sha256").update(pdf).digest("hex")));
