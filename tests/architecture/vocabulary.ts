/** The file names a slice of lib is made of, and what each holds. */
export const sliceFiles = {
  "schema.ts": "zod inputs and their types",
  "types.ts": "what screens get",
  "rules.ts": "pure rules, each returning a decision",
  "facts.ts": "the rows that rules look at, as one statement that the slice's queries and commands share",
  "queries.ts": "core reads",
  "commands.ts": "core writes",
  "loaders.ts": "request-facing reads",
  "actions.ts": "request-facing writes",
  "stripe.ts": "the payment provider behind our own function types",
  "pdf.ts": "documents",
  "mail.ts": "mails",
  "csv.ts": "exports and imports as text",
  "tasks.ts": "jobs that the worker runs",
} as const;

/** Folders of a slice that hold one file for each verb or event; any other folder is a sub-concern. */
export const sliceFolders = { commands: "one verb a file", webhook: "one provider event a file" } as const;

/**
 * Names beyond the vocabulary, each a decision: path in lib → why. The README's list names every one of them.
 * @example "payments/ledger.ts": "the only file that writes ledger rows"
 */
export const extraNames: Readonly<Record<string, string>> = {
  "invoices/document/invoice.ts": "what an invoice or credit memo shows, from top to bottom",
  "invoices/document/receipt.ts": "what a receipt shows",
  "invoices/document/quote.ts": "what a signed quote shows",
  "invoices/document/offer.ts": "what a quote shows that nobody has signed",
  "invoices/document/sections.ts": "the parts both share: letterhead, parties, facts, passages, footer",
  "invoices/document/table.ts": "a table whose head stands again on every page",
  "invoices/document/totals.ts": "sums that stay on one page, with payment details beside them",
  "invoices/document/sheet.ts": "pages, structure tags and page breaks",
  "invoices/document/figures.ts": "quantities and unit prices of any number of decimals, without floats",
  "invoices/document/text.ts": "text from people: made printable, broken into lines",
  "invoices/document/fonts.ts": "fonts opened once, measuring and kerning remembered",
  "invoices/document/glyph-subset.ts": "the part of a font that goes into one document",
  "invoices/document/logo.ts": "a plain SVG as a vector drawing, or nothing",
  "invoices/zip/archive.ts": "a zip made while it is read; the only file that knows the library that writes it",
  "imports/xml.ts": "bytes to a bounded tree of elements with their lines; the only file that knows the XML parser",
  "imports/ubl.ts": "what a UBL invoice or credit note says, unchecked",
  "imports/codes.ts": "the code lists of EN 16931: types, units, reasons, means, zones",
  "imports/decimal.ts": "exact decimals",
  "imports/amounts.ts": "a document's amounts in minor units",
  "imports/parties.ts": "by what identifiers a supplier or customer is known",
  "imports/records/columns.ts": "a CSV's columns, made of the record's schema",
  "imports/records/json.ts": "JSON as it streams in; the only file that knows the library that takes it apart",
  "api/handlers.ts": "the request-facing half of the API, which is no person's",
  "api/problems.ts": "what goes wrong with a request, as RFC 9457 has it",
  "api/openapi.ts": "the API's own description, made of its schemas",
  "api/limits.ts": "how often a key may ask",
  "imports/runs/uploads.ts": "the request-facing half of files to import, which stream to a route handler",
  "imports/draft.ts": "a checked document as an invoice or credit memo about to be issued",
  "addresses/formats.ts": "how each country writes addresses; the only file that knows the library of them",
  "users/limits.ts": "how many people one person may add in an hour",
  "contracts/calendar/ics.ts": "the calendar file; the only file that knows the library that writes it",
  "notices/sentence.ts": "a line of history as a sentence, the same on the screen and in mails",
  "files/receive.ts":
    "a multipart form to files on disk while it comes in; the only file that knows the library that parses it",
  "files/sniff.ts": "what a file is by its bytes; the only file that knows the library of signs",
  "files/scan.ts": "the virus scanner of the setting",
  "files/store.ts": "where bytes lie, by ids of ours",
  "catalog/limits.ts": "how many prices one person may look at, and quotes and requests make",
  "collections/limits.ts": "how much one person may tell the collector in an hour",
  "support/uploads.ts": "the request-facing half of files for a case, which stream to a route handler",
  "desk/cases/uploads.ts": "the same from who answers it, at the desk",
  "collections/uploads.ts": "the request-facing half of files that come in, which stream to a route handler",
  "desk/sellers/picture.ts": "a logo of what was uploaded; the only file that knows the library that draws pictures",
  "desk/sellers/uploads.ts": "the request-facing half of logos, which come as a file to a route handler",
  "desk/second-factor/totp.ts":
    "codes of an app and what it reads from the screen; the only file that knows their libraries",
  "desk/second-factor/limits.ts": "how many codes may be tried",
  "support/limits.ts": "how many cases one person may open in an hour, and how much they may write",
  "webhooks/send.ts":
    "one signed request, to public addresses only; the only file that knows the libraries that sign and that refuse targets",
  "agent/understanding/words.ts":
    "the words of each concept in both languages, found though misspelled; the only file of the agent that knows the search library",
  "agent/limits.ts": "how often one person may ask, and how often a language model is asked for them",
  "agent/model/openai.ts": "a language model behind our own types; the only file that knows its SDK",
  "agent/tools/by-name.ts": "the tools by the names a language model calls them by, their arguments checked",
  "agent/tools/contracts.ts": "what the agent tells of contracts, auto-renewal and who is on them",
  "agent/tools/money.ts": "what the agent tells of invoices, balances and payments",
  "agent/tools/others.ts": "what the agent tells of quotes, helpers and articles",
  "agent/tools/people.ts": "what the agent tells of people, and of removing them",
  "agent/tools/products.ts": "what the agent tells of subscriptions, and of adding products",
  "metrics/watch.ts":
    "the request-facing half of the metrics, which are no person's; the only file but the platform's that knows their library",
  "payments/inbox.ts": "the request-facing half of the payment provider's events, which are no action of a person's",
};

/** Slices that are made of other words than the vocabulary. */
export const freeSlices = ["platform", "access", "auth"] as const;

/** A folder is named after what it is about, never after a technique. */
export const techniqueFolders = ["utils", "util", "helpers", "helper", "services", "hooks", "common", "misc"] as const;
