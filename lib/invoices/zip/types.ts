import type { PlainDate } from "@/lib/platform/dates";

/** An invoice that goes into the zip. */
export interface ZippedInvoice {
  readonly reference: string;
  readonly number: string;
  readonly issuedOn: PlainDate;
}

/** A file in it. */
export interface ZippedFile {
  readonly name: string;
  readonly input: Uint8Array | string;
  readonly lastModified: Date;
}
