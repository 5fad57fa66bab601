import { type Decision, decide, refused } from "@/lib/platform/decision";
import { invoicePath } from "../rules";
import type { InvoiceFacts } from "../types";

/** How long a link works [INV-7]. */
export const LINK_DAYS = 14;

/** Mails of an invoice, each to an address that somebody typed: by one person and of one contract in a day. */
export const MAILS_OF_PERSON = { points: 20, seconds: 86_400 } as const;
export const MAILS_OF_CONTRACT = { points: 50, seconds: 86_400 } as const;
export const LINKS_OF_PERSON = { points: 50, seconds: 86_400 } as const;
/** Links that do not work, opened from one network. */
export const GUESSES = { points: 30, seconds: 600 } as const;

/** Where an invoice is shared, and what was shared is withdrawn. */
export const sharePath = (reference: string): string => `${invoicePath(reference)}/share`;

/** What whoever holds a link opens. */
export const sharedPath = (token: string): string => `/shared/${token}`;
export const sharedPdfPath = (token: string): string => `/api/shared/${token}/pdf`;

/** A document that asks for nothing any more is not handed on. */
export const canShareInvoice = ({ isVoid, collector }: Pick<InvoiceFacts, "isVoid" | "collector">): Decision =>
  decide([isVoid ? refused("share.void", { ask: collector }) : null]);
