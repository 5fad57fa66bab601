import type { UblDocument } from "./schema";

/** Why a file is refused: where, by which rule (EN 16931's or Peppol's id where there is one), in words. */
export interface Finding {
  /** Of the file, from 1; null where no line can be named. */
  readonly line: number | null;
  readonly rule: string;
  readonly message: string;
}

/** An element as it stands in the file. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** Where it starts, from 1. */
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Of an element without children. */
  readonly text: string;
}

/** Amounts in minor units of the document's currency, in the order of the document's own lists. */
export interface DocumentAmounts {
  readonly lines: readonly bigint[];
  readonly adjustments: readonly bigint[];
  readonly taxes: readonly { readonly base: bigint; readonly amount: bigint }[];
  readonly tax: bigint;
  readonly totals: {
    readonly lines: bigint;
    readonly exclusive: bigint;
    readonly inclusive: bigint;
    readonly allowances: bigint;
    readonly charges: bigint;
    readonly prepaid: bigint;
    readonly rounding: bigint;
    readonly payable: bigint;
  };
}

/** A document whose form and sums hold. */
export interface CheckedDocument {
  readonly document: UblDocument;
  readonly amounts: DocumentAmounts;
  /** What it becomes here. */
  readonly kind: "invoice" | "credit_memo";
  /** SHA-256 of the file. */
  readonly sourceHash: Uint8Array;
}

/** Somebody who is to see what is imported. */
export interface ContactInput {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** What a file gave, or would give. */
export interface Imported {
  readonly result: "imported" | "unchanged";
  readonly kind: "invoice" | "credit_memo";
  readonly number: string;
  /** The document's total with tax and what is to be paid, in minor units of `currency`. */
  readonly totalMinor: bigint;
  readonly payableMinor: bigint;
  readonly currency: string;
  readonly contract: string;
  readonly account: string;
  readonly seller: string;
  /** What was made for it: `seller entity`, `account`, `bill group`, `contract`. */
  readonly made: readonly string[];
  /** Addresses of the contacts who were given the contract. */
  readonly contacts: readonly string[];
}

/** A file is not taken: everything found, in the order of the file. */
export class ImportRefused extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map(({ line, rule, message }) => `line ${line ?? "?"} ${rule}: ${message}`).join("; "));
    this.name = "ImportRefused";
    this.findings = findings;
  }
}

/** Why a record is refused, and where in it: `lines.2.amount`; `reason` is a key under `reasons.imports`. */
export interface RefusedField {
  readonly field: string;
  readonly reason: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface FileFinding extends RefusedField {
  /** Of the file, from 1. */
  readonly line: number;
}

/** A file that cannot be taken apart at all. */
export class FileFault extends Error {
  readonly findings: readonly FileFinding[];

  constructor(findings: readonly FileFinding[]) {
    super(findings.map(({ line, reason }) => `line ${line} ${reason}`).join("; "));
    this.name = "FileFault";
    this.findings = findings;
  }
}
