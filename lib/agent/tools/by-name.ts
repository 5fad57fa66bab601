import type { z } from "zod";
import { DomainError } from "@/lib/platform/errors";
import type { Locale } from "@/lib/platform/locales";
import type { Viewer } from "@/lib/platform/viewer";
import { isToolName, TOOL_INPUTS, type ToolName } from "../model/schema";
import type { ToolCall } from "../model/types";
import type { Finding } from "../types";
import { personIn, plainNumber } from "../understanding/rules";
import type { KnownNames } from "../understanding/types";
import { tellAccess, tellContract, tellContracts, tellRenewal, tellRenewals } from "./contracts";
import { findInvoice, tellBalance, tellInvoice, tellInvoices, tellNextBilling, tellPayments } from "./money";
import { findQuote, tellArticle, tellHelpers, tellQuote, tellQuotes } from "./others";
import { tellPeople, tellRemoval } from "./people";
import { tellAdding, tellSubscriptions } from "./products";

interface Asking {
  readonly viewer: Viewer;
  readonly locale: Locale;
  readonly known: KnownNames;
}

type Tools = {
  readonly [Name in ToolName]: (
    asking: Asking,
    input: z.output<(typeof TOOL_INPUTS)[Name]>,
  ) => Promise<Finding | null> | Finding | null;
};

/** One of the viewer's own contracts, however its number is spelled. */
const ownContract = ({ known }: Asking, number: string): string | null =>
  known.contracts.find((own) => plainNumber(own) === plainNumber(number)) ?? null;

type TellContract = (viewer: Viewer, number: string, locale: Locale) => Promise<Finding>;
const ofContract = (asking: Asking, number: string, tell: TellContract): Promise<Finding> | null => {
  const own = ownContract(asking, number);
  return own ? tell(asking.viewer, own, asking.locale) : null;
};

const TOOLS: Tools = {
  contracts: ({ viewer, locale }) => tellContracts(viewer, locale),
  contract: (asking, { number }) => ofContract(asking, number, tellContract),
  renewal: (asking, { number }) =>
    number ? ofContract(asking, number, tellRenewal) : tellRenewals(asking.viewer, asking.locale),
  invoices: (asking, { status, contract }) => {
    const own = contract ? ownContract(asking, contract) : null;
    if (contract && !own) return null;
    return tellInvoices(asking.viewer, { status: status ?? null, contract: own }, asking.locale);
  },
  invoice: async ({ viewer, locale }, { number }) => {
    const row = await findInvoice(viewer, { written: number, plain: plainNumber(number) });
    return row && tellInvoice(viewer, row, locale);
  },
  balance: ({ viewer, locale }) => tellBalance(viewer, locale),
  next_billing: ({ viewer, locale }) => tellNextBilling(viewer, locale),
  payments: ({ viewer, locale }) => tellPayments(viewer, locale),
  quotes: ({ viewer, locale }) => tellQuotes(viewer, locale),
  quote: async ({ viewer, locale }, { number }) => {
    const quote = await findQuote(viewer, number.toUpperCase());
    return quote && tellQuote(quote, locale);
  },
  helpers: ({ viewer, locale }) => tellHelpers(viewer, locale),
  access: (asking, { contract }) =>
    contract ? ofContract(asking, contract, tellAccess) : tellPeople(asking.viewer, asking.locale),
  removal: ({ viewer, known, locale }, { name }) => {
    const person = personIn(name, known.people);
    return person && tellRemoval(viewer, person, locale);
  },
  subscriptions: ({ viewer, locale }) => tellSubscriptions(viewer, locale),
  buying: ({ viewer, locale }) => tellAdding(viewer, locale),
  article: ({ locale }, { about }) => tellArticle(about, locale),
};

/** What is told of a call that finds nothing: the same words for what is another's and for what is not there [ACC-6]. */
export type ToolFault = "unknown_tool" | "bad_arguments" | "not_found";

/** Runs one of the tools above, as the viewer: nothing in the call widens what they see. */
export async function callTool({ name, written }: ToolCall, asking: Asking): Promise<Finding | ToolFault> {
  if (!isToolName(name)) return "unknown_tool";
  const input = TOOL_INPUTS[name].safeParse(parsed(written));
  if (!input.success) return "bad_arguments";
  const run = TOOLS[name] as (asking: Asking, input: unknown) => Promise<Finding | null> | Finding | null;
  try {
    return (await run(asking, input.data)) ?? "not_found";
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") return "not_found";
    throw error;
  }
}

function parsed(written: string): unknown {
  if (written.trim() === "") return {};
  try {
    return JSON.parse(written);
  } catch {
    return null;
  }
}
