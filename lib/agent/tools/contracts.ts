import { getContract, listContracts } from "@/lib/contracts/queries";
import type { RenewalToggle } from "@/lib/contracts/renewal/types";
import { contractPath } from "@/lib/contracts/rules";
import type { ContractDetails, ContractRow } from "@/lib/contracts/types";
import type { Contact } from "@/lib/platform/decision";
import { formatPlainDate } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/locales";
import { explain, translator } from "@/lib/platform/translate";
import type { Viewer } from "@/lib/platform/viewer";
import type { Finding, Source } from "../types";

const day = (date: ContractRow["endsOn"], locale: Locale): string => formatPlainDate(date, locale, "long");

const pageOf = (number: string, locale: Locale): Source => ({
  href: contractPath(number),
  label: translator(locale)("agent.page_contract", { number }),
});
const listPage = (locale: Locale): Source => ({ href: "/contracts", label: translator(locale)("contracts.title") });

/** What may be decided about a contract's auto-renewal now, in the words of the toggle's own rule [REN-3]. */
export function renewalSentences(number: string, toggle: RenewalToggle, locale: Locale): string[] {
  const t = translator(locale);
  const { isOn, decision, opens, closes } = toggle;
  const standing = t(isOn ? "agent.renewal_on" : "agent.renewal_off", { number });
  const days = { opens: day(opens, locale), closes: day(closes, locale) };
  if (decision.allowed) return [standing, t(isOn ? "agent.may_turn_off" : "agent.may_turn_on", days)];
  const reasons = [decision, ...decision.also].map((refusal) => explain(refusal, locale));
  return [standing, ...reasons, t("agent.window", days)];
}

const askOf = ({ decision }: RenewalToggle): Contact[] => (!decision.allowed && decision.ask ? [decision.ask] : []);

export async function tellRenewal(viewer: Viewer, number: string, locale: Locale): Promise<Finding> {
  const { renewal } = await getContract(viewer, number);
  return {
    sentences: renewalSentences(number, renewal, locale),
    people: askOf(renewal),
    sources: [pageOf(number, locale)],
  };
}

/** Auto-renewal of each contract that runs. */
export async function tellRenewals(viewer: Viewer, locale: Locale): Promise<Finding> {
  const { rows } = await listContracts(viewer, "active");
  const [only] = rows;
  if (only && rows.length === 1) return tellRenewal(viewer, only.number, locale);
  const t = translator(locale);
  if (!only) return { sentences: [t("agent.no_contracts")], sources: [listPage(locale)] };
  return {
    sentences: [t("agent.renewals", { count: rows.length })],
    items: rows.map(({ number, renewal }) => renewalSentences(number, renewal, locale).slice(0, 2).join(" ")),
    sources: [listPage(locale)],
  };
}

export async function tellContracts(viewer: Viewer, locale: Locale): Promise<Finding> {
  const t = translator(locale);
  const { rows, next } = await listContracts(viewer, "active");
  if (rows.length === 0) return { sentences: [t("agent.no_contracts")], sources: [listPage(locale)] };
  return {
    sentences: [t(next ? "agent.contracts_more" : "agent.contracts", { count: rows.length })],
    items: rows.map((row) => contractLine(row, locale)),
    sources: [listPage(locale)],
  };
}

function contractLine({ number, seller, endsOn, renewal, status }: ContractRow, locale: Locale): string {
  const t = translator(locale);
  const line = { number, seller, ends: day(endsOn, locale) };
  if (status === "ended") return t("agent.contract_ended", line);
  return `${t("agent.contract_line", line)} ${t(renewal.isOn ? "agent.renewal_on" : "agent.renewal_off", { number })}`;
}

export async function tellContract(viewer: Viewer, number: string, locale: Locale): Promise<Finding> {
  const contract = await getContract(viewer, number);
  return {
    sentences: [contractLine(contract, locale)],
    items: contract.products.map(String),
    sources: [pageOf(number, locale)],
  };
}

/** Who is on a contract. */
export async function tellAccess(viewer: Viewer, number: string, locale: Locale): Promise<Finding> {
  const { contacts } = await getContract(viewer, number);
  const t = translator(locale);
  return {
    sentences: [t("agent.access", { number, count: contacts.length })],
    items: contacts.map(({ name, email, isPrimary, isCardHolder }) =>
      [
        `${name}, ${email}`,
        ...(isPrimary ? [t("agent.is_primary")] : []),
        ...(isCardHolder ? [t("agent.is_card_holder")] : []),
      ].join(", "),
    ),
    sources: [pageOf(number, locale), { href: "/users", label: t("users.title") }],
  };
}

/** Whom the seller has for this customer, each with what they are for. */
export function helpersOf({ accountExecutive, customerService }: ContractDetails): Contact[] {
  return [accountExecutive, customerService];
}
