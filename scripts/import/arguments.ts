import { parseArgs } from "node:util";
import { emailAddress } from "@/lib/auth/address";
import { RECORD_KINDS, type RecordKind } from "@/lib/imports/records/schema";
import type { ContactInput } from "@/lib/imports/types";

/** What was asked for on the command line. */
export interface ImportArguments {
  readonly files: readonly string[];
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly contacts: readonly ContactInput[];
  /** Of CSV and JSON files; null: UBL documents. */
  readonly kind: RecordKind | null;
}

/** One sentence about what cannot be done. */
export class UsageError extends Error {}

export const USAGE = `npm run import -- [--dry-run] [--json] [--contact EMAIL [--contact-name "First Last"]] FILE…
npm run import -- --kind KIND [--dry-run] [--json] FILE…

Reads UBL 2.1 invoices and credit notes (EN 16931, Peppol BIS 3), each file whole or not at all.
  --dry-run         say per file what would happen, and change nothing
  --contact EMAIL   make this person a billing contact of every contract in these files; may be repeated
  --contact-name    the name of the contact before it; without it, the address's first part
  --json            the results as JSON
  --kind KIND       the files are CSV (.csv) or JSON (.json, .ndjson) of ${RECORD_KINDS.join(", ")}`;

const OPTIONS = {
  kind: { type: "string" },
  "dry-run": { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  contact: { type: "string", multiple: true },
  "contact-name": { type: "string", multiple: true },
} as const;

/** Null when help was asked for. @throws UsageError */
export function readArguments(args: readonly string[]): ImportArguments | null {
  const { values, positionals, tokens } = parse(args);
  if (values.help) return null;
  if (positionals.length === 0) throw new UsageError(`Name the files to import.\n\n${USAGE}`);
  return {
    files: positionals,
    dryRun: values["dry-run"] ?? false,
    json: values.json ?? false,
    kind: readKind(values.kind),
    contacts: readContacts(tokens.filter((token) => token.kind === "option")),
  };
}

function readKind(text: string | undefined): RecordKind | null {
  if (text === undefined) return null;
  const kind = RECORD_KINDS.find((one) => one === text);
  if (!kind) throw new UsageError(`--kind is one of ${RECORD_KINDS.join(", ")}.`);
  return kind;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, tokens: true });
  } catch (error) {
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(". To specify");
    throw new UsageError(`${sentence}\n\n${USAGE}`);
  }
}

/** A name belongs to the contact before it. */
function readContacts(options: readonly { name: string; value?: string | undefined }[]): ContactInput[] {
  const contacts = new Map<string, ContactInput>();
  let last: string | null = null;
  for (const { name, value = "" } of options) {
    if (name === "contact") {
      last = readAddress(value);
      contacts.set(last, { email: last, ...nameFromAddress(last) });
    } else if (name === "contact-name") {
      if (last === null) throw new UsageError("--contact-name comes after the --contact it names.");
      contacts.set(last, { email: last, ...readName(value) });
    }
  }
  return [...contacts.values()];
}

const PROBLEMS: Readonly<Record<string, string>> = {
  email_missing: "is empty",
  email_several: "holds several addresses: repeat --contact for each",
};

function readAddress(text: string): string {
  const parsed = emailAddress.safeParse(text);
  if (parsed.success) return parsed.data;
  const problem = PROBLEMS[parsed.error.issues[0]?.message ?? ""] ?? "is no email address";
  throw new UsageError(`--contact ${JSON.stringify(text)} ${problem}.`);
}

const MOST_NAME = 80;

function readName(text: string): { firstName: string; lastName: string } {
  const [firstName = "", ...rest] = text.trim().split(/\s+/);
  const lastName = rest.join(" ");
  if (firstName === "" || firstName.length > MOST_NAME || lastName.length > MOST_NAME || /\p{Cc}/u.test(text.trim()))
    throw new UsageError(`--contact-name ${JSON.stringify(text)} is no name.`);
  return { firstName, lastName };
}

/** `cora.lind@acme.example` → Cora Lind. */
function nameFromAddress(email: string): { firstName: string; lastName: string } {
  const [local = ""] = email.split("@");
  const words = local.split(/[._+-]+/).filter(Boolean);
  const [firstName = local, ...rest] = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return { firstName, lastName: rest.join(" ") };
}
