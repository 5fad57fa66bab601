import { addMonths, type PlainDate, toDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { toParty } from "../draft";
import { identifiersOf, shortNameOf } from "../parties";
import { findByIdentifier, findByIdentifiers } from "../queries";
import type { UblDocument } from "../schema";
import { ownAddress, remember } from "./match-seller";

const TERM_MONTHS = 12;
const MOST_LINE = 254;
const MOST_NAMESAKES = 1_000;
/** What a contract's page can be asked for. */
const MOST_NUMBER = 34;

export interface Place {
  readonly accountId: string;
  readonly billGroupId: string;
  readonly contractId: string;
  /** `account`, `bill group`, `contract`: those that were not here yet. */
  readonly made: readonly string[];
}

/**
 * The customer's account, its bill group with this seller entity, and the contract the document names, each made if
 * new. Customers are known by what earlier files said, never by what they enter in the portal themselves.
 */
export async function matchCustomer(tx: Tx, document: UblDocument, sellerEntityId: string): Promise<Place> {
  const identifiers = identifiersOf(document.customer, sellerEntityId);
  const knownAccount = await findByIdentifiers(tx, "account", identifiers);
  const accountId = knownAccount ?? (await makeAccount(tx, document));
  await remember(tx, "account", accountId, identifiers);
  const group = { scheme: `seller:${sellerEntityId}`, value: accountId };
  const knownGroup =
    (await findByIdentifier(tx, "bill_group", group)) ?? (await firstBillGroup(tx, accountId, sellerEntityId));
  const billGroupId = knownGroup ?? (await makeBillGroup(tx, document, { accountId, sellerEntityId }));
  await remember(tx, "bill_group", billGroupId, { sure: [group] });
  const reference = { scheme: `bill_group:${billGroupId}`, value: document.contract?.value ?? "" };
  const corrected = document.contract
    ? null
    : await contractOfCorrected(tx, document, { accountId, billGroupId, sellerEntityId });
  const knownContract =
    corrected ??
    (await findByIdentifier(tx, "contract", reference)) ??
    (await contractNumbered(tx, billGroupId, reference.value));
  const contractId = knownContract ?? (await makeContract(tx, document, { accountId, billGroupId, sellerEntityId }));
  if (!corrected) await remember(tx, "contract", contractId, { sure: [reference] });
  const made = [!knownAccount && "account", !knownGroup && "bill group", !knownContract && "contract"];
  return { accountId, billGroupId, contractId, made: made.filter((word) => word !== false) };
}

async function makeAccount(tx: Tx, { customer }: UblDocument): Promise<string> {
  const { id } = await tx.account.create({
    data: {
      id: newId(),
      name: customer.name.value,
      type: "direct",
      locale: customer.country.value === "SE" ? "sv" : "en",
      accountExecutiveId: await staffFor(tx, "account_executive"),
      collectorId: await staffFor(tx, "collector"),
    },
    select: { id: true },
  });
  return id;
}

/** Somebody of that role, else an admin, else customer service: never an address out of the file, since staff sign in. */
async function staffFor(tx: Tx, role: "account_executive" | "collector"): Promise<string> {
  for (const wanted of [role, "admin"] as const) {
    const found = await tx.staff.findFirst({
      where: { role: wanted },
      orderBy: { email: "asc" },
      select: { id: true },
    });
    if (found) return found.id;
  }
  const email = ownAddress();
  const { id } = await tx.staff.upsert({
    where: { email },
    create: { id: newId(), email, name: "Customer Service", phone: "", role: "support" },
    update: {},
    select: { id: true },
  });
  return id;
}

const firstBillGroup = async (tx: Tx, accountId: string, sellerEntityId: string): Promise<string | null> => {
  const where = { accountId, sellerEntityId };
  const found = await tx.billGroup.findFirst({
    where,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return found?.id ?? null;
};

type Owners = { readonly accountId: string; readonly sellerEntityId: string };

async function makeBillGroup(tx: Tx, { customer, supplier, issuedOn }: UblDocument, owners: Owners): Promise<string> {
  const isFirst = (await tx.billGroup.count({ where: { accountId: owners.accountId } })) === 0;
  const { taxId, registrationNumber } = toParty(customer);
  const { id } = await tx.billGroup.create({
    data: {
      ...owners,
      id: newId(),
      name: isFirst ? customer.name.value : `${customer.name.value} – ${supplier.name.value}`,
      frequency: "monthly",
      // Until the seller says better: its first invoice's day.
      billingAnchorOn: toDateColumn(issuedOn.value as PlainDate),
      vatNumber: taxId,
      registrationNumber,
    },
    select: { id: true },
  });
  return id;
}

/** A correction that names no contract belongs to that of the invoice it names: there its credit can be used. */
async function contractOfCorrected(
  tx: Tx,
  { preceding }: UblDocument,
  owners: Owners & { billGroupId: string },
): Promise<string | null> {
  const numbers = preceding.map(({ value }) => value);
  const found = await tx.invoice.findFirst({
    where: { ...owners, number: { in: numbers } },
    orderBy: { number: "asc" },
    select: { contractId: true },
  });
  return found?.contractId ?? null;
}

const contractNumbered = async (tx: Tx, billGroupId: string, number: string): Promise<string | null> => {
  const found = await tx.contract.findFirst({ where: { billGroupId, number }, select: { id: true } });
  return found?.id ?? null;
};

/** From the period's start, or the issue date, to twelve months after the later of the two; later files change neither. */
async function makeContract(
  tx: Tx,
  { contract, customer, issuedOn, period, currency }: UblDocument,
  { sellerEntityId, ...ids }: Owners & { billGroupId: string },
): Promise<string> {
  const issued = issuedOn.value as PlainDate;
  const starts = (period?.start?.value ?? issued) as PlainDate;
  const [, later = issued] = [issued, starts].sort();
  const { rank } = await tx.sellerEntity.findUniqueOrThrow({ where: { id: sellerEntityId }, select: { rank: true } });
  const { id } = await tx.contract.create({
    data: {
      ...ids,
      id: newId(),
      number: await freeNumber(tx, contract?.value ?? `${shortNameOf(customer)}-${rank}`),
      startsOn: toDateColumn(starts),
      endsOn: toDateColumn(addMonths(later, TERM_MONTHS)),
      autoRenew: false,
      renewalSelfService: false,
      onlinePayment: true,
      paidBy: "invoice",
      valueMinor: 0n,
      currency: currency.value,
    },
    select: { id: true },
  });
  await makeBillingAddress(tx, customer, { accountId: ids.accountId, billGroupId: ids.billGroupId, contractId: id });
  return id;
}

/** Whom the file bills: from here on its country is fixed, and the rest the customer's to correct [CON-4]. */
async function makeBillingAddress(
  tx: Tx,
  { name, street, furtherStreet, addressLines: further, city, postalCode, region, country }: UblDocument["customer"],
  owner: { accountId: string; billGroupId: string; contractId: string },
): Promise<void> {
  const [line1, line2] = [street, furtherStreet, ...further].flatMap((line) => line?.value ?? []);
  await tx.address.create({
    data: {
      ...owner,
      id: newId(),
      kind: "billing",
      company: cut(name.value),
      line1: cut(line1) ?? "–",
      line2: cut(line2),
      postalCode: cut(postalCode?.value),
      city: cut(city?.value),
      region: cut(region?.value),
      country: country.value,
    },
  });
}

/** As much of a line as an address holds. */
const cut = (line: string | undefined): string | null => line?.slice(0, MOST_LINE) ?? null;

/** The number, or the number with what tells it from somebody else's. */
async function freeNumber(tx: Tx, wanted: string): Promise<string> {
  // Never half of a pair at the end.
  const number = wanted
    .slice(0, MOST_NUMBER)
    .replace(/\p{Cs}$/u, "")
    .trim();
  for (let nth = 1; nth <= MOST_NAMESAKES; nth += 1) {
    const candidate = nth === 1 ? number : `${number}~${nth}`;
    if ((await tx.contract.count({ where: { number: candidate } })) === 0) return candidate;
  }
  throw new Error(`too many contracts are numbered ${number}`);
}
