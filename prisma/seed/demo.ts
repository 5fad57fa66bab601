import { today } from "@/lib/platform/clock";
import { addDays, addMonths, type PlainDate, toDateColumn } from "@/lib/platform/dates";
import { systemDbUnhurried, type Tx } from "@/lib/platform/db";
import { seedAddresses } from "./addresses";
import { firstEdition, seedCatalog, seedDiscount } from "./catalog";
import { seedCollections } from "./collections";
import { placeOf, seedId } from "./ids";
import { seedInvoices } from "./invoices";
import { seedMethods } from "./methods";
import { type LaidOrder, layOutOrders, orderIdOf, seedOrderInvoices, seedOrdersOf, seedSignedOrder } from "./orders";
import { seedQuotes } from "./quotes";
import { seedReversals } from "./reversals";
import { seedSignedQuotes } from "./signed-quotes";
import { ACCOUNTS, CONTRACTS, FURTHER_SUBSCRIPTIONS, MONTHS_OF, SELLERS, STAFF } from "./world";

/** Fills an empty database with the demo world, today being the portal's today in each seller entity's zone. */
export async function seedDemo(): Promise<void> {
  await systemDbUnhurried(async (tx) => {
    await seedSeller(tx);
    for (const account of ACCOUNTS) await seedAccount(tx, account);
    await seedCatalog(tx);
    const orders = await layOutOrders(tx);
    for (const contract of CONTRACTS) await seedContract(tx, contract, orders);
    await seedDiscount(tx);
    await seedAddresses(tx);
    for (const subscription of FURTHER_SUBSCRIPTIONS) await seedFurther(tx, subscription, orders);
    await seedInvoices(tx);
    await seedReversals(tx);
    await seedSignedQuotes(tx);
    await seedQuotes(tx);
    await seedSignedOrder(tx);
    await seedOrderInvoices(tx);
    await seedCollections(tx);
    await seedMethods(tx);
  });
}

async function seedSeller(tx: Tx): Promise<void> {
  await tx.sellerEntity.createMany({
    data: Object.entries(SELLERS).map(([key, { currency: _, money: _money, servicePhone, ...seller }], index) => ({
      ...seller,
      id: seedId("seller", key),
      customerServiceName: "Fjord Cloud Customer Service",
      customerServiceEmail: "service@fjord.example",
      customerServicePhone: servicePhone,
      rank: index + 1,
    })),
  });
  await tx.sellerCurrency.createMany({
    data: Object.entries(SELLERS).flatMap(([key, { money }]) =>
      money.map((entry) => ({ ...entry, sellerEntityId: seedId("seller", key) })),
    ),
  });
  await tx.staff.createMany({
    data: Object.entries(STAFF).map(([key, person]) => ({ ...person, id: seedId("staff", key) })),
  });
}

async function seedAccount(tx: Tx, account: (typeof ACCOUNTS)[number]): Promise<void> {
  const accountId = seedId("account", account.name);
  await tx.account.create({
    data: {
      id: accountId,
      name: account.name,
      type: account.type ?? "direct",
      status: account.suspended ? "suspended" : "active",
      suspensionReason: account.suspended ? "debt" : null,
      locale: account.locale ?? "en",
      accountExecutiveId: seedId("staff", "anna"),
      collectorId: seedId("staff", "carl"),
    },
  });
  for (const [email, [firstName, lastName]] of Object.entries(account.people)) {
    const personId = seedId("person", email);
    await tx.person.create({ data: { id: personId, email } });
    await tx.accountPerson.create({ data: { accountId, personId, firstName, lastName } });
  }
  for (const { name, seller, frequency, autoPay, poNumber, vatNumber, accessRules = [] } of account.groups) {
    await tx.billGroup.create({
      data: {
        id: seedId("group", name),
        accountId,
        sellerEntityId: seedId("seller", seller),
        name,
        frequency,
        billingAnchorOn: toDateColumn(await firstStart(tx, name)),
        autoPay: autoPay ?? false,
        poNumber: poNumber ?? null,
        vatNumber: vatNumber ?? null,
        accessRulesOn: accessRules.length > 0,
      },
    });
    await tx.accessRule.createMany({
      data: accessRules.map((value) => ({
        id: seedId("rule", `${name}:${value}`),
        accountId,
        billGroupId: seedId("group", name),
        kind: value.includes("@") ? ("address" as const) : ("domain" as const),
        value,
      })),
    });
  }
}

const startOf = ({ termMonths }: (typeof CONTRACTS)[number], endsOn: PlainDate): PlainDate =>
  addDays(addMonths(endsOn, -termMonths), 1);

/** A group's billing periods are counted from where its first contract began. */
async function firstStart(tx: Tx, group: string): Promise<PlainDate> {
  const day = await today(tx, SELLERS[placeOf(group).seller].timeZone);
  const starts = CONTRACTS.filter((contract) => contract.group === group).map((contract) =>
    startOf(contract, addDays(day, contract.endsIn)),
  );
  return starts.sort()[0] ?? day;
}

async function seedContract(tx: Tx, contract: (typeof CONTRACTS)[number], orders: readonly LaidOrder[]): Promise<void> {
  const { account, seller } = placeOf(contract.group);
  const { timeZone, currency } = SELLERS[seller];
  const ids = { accountId: seedId("account", account), contractId: seedId("contract", contract.number) };
  const endsOn = addDays(await today(tx, timeZone), contract.endsIn);
  const startsOn = startOf(contract, endsOn);
  const monthly = contract.products.reduce((total, [, quantity, unit]) => total + BigInt(quantity) * unit, 0n);
  await tx.contract.create({
    data: {
      id: ids.contractId,
      accountId: ids.accountId,
      billGroupId: seedId("group", contract.group),
      number: contract.number,
      startsOn: toDateColumn(startsOn),
      endsOn: toDateColumn(endsOn),
      autoRenew: contract.autoRenew,
      renewalSelfService: !contract.excluded,
      onlinePayment: !contract.transferOnly,
      paidBy: contract.paidBy,
      valueMinor: monthly * BigInt(contract.termMonths),
      currency,
    },
  });
  await seedPlaces(tx, contract, ids);
  await seedOrdersOf(tx, contract.number, orders);
  const months = BigInt(MONTHS_OF[placeOf(contract.group).frequency]);
  await seedSubscriptions(tx, contract, { ...ids, currency, startsOn, endsOn, months, orders });
}

async function seedPlaces(
  tx: Tx,
  { number, primary, cardHolder, others = [] }: (typeof CONTRACTS)[number],
  ids: { accountId: string; contractId: string },
): Promise<void> {
  const emails = [...new Set([primary, ...(cardHolder ? [cardHolder] : []), ...others])];
  await tx.contractContact.createMany({
    data: emails.map((email) => ({
      ...ids,
      id: seedId("place", `${number}:${email}`),
      personId: seedId("person", email),
      isPrimary: email === primary,
      isCardHolder: email === cardHolder,
    })),
  });
}

async function seedSubscriptions(
  tx: Tx,
  { number, products, endsIn }: (typeof CONTRACTS)[number],
  {
    startsOn,
    endsOn,
    months,
    orders,
    ...rest
  }: {
    accountId: string;
    contractId: string;
    currency: string;
    startsOn: PlainDate;
    endsOn: PlainDate;
    months: bigint;
    orders: readonly LaidOrder[];
  },
): Promise<void> {
  await tx.subscription.createMany({
    data: products.map(([product, quantity, unitMinor]) => ({
      ...rest,
      unitPriceMinor: unitMinor * months,
      id: seedId("subscription", `${number}:${product}`),
      orderId: orderIdOf(orders, number, product),
      product,
      edition: firstEdition(product),
      quantity,
      status: endsIn < 0 ? ("ended" as const) : ("active" as const),
      startsOn: toDateColumn(startsOn),
      endsOn: toDateColumn(endsOn),
    })),
  });
}

async function seedFurther(
  tx: Tx,
  { contract: number, unitMinor, startsIn, endsIn, ...rest }: (typeof FURTHER_SUBSCRIPTIONS)[number],
  orders: readonly LaidOrder[],
): Promise<void> {
  const contract = CONTRACTS.find((known) => known.number === number);
  if (!contract) throw new Error(`the demo world has no contract ${number}`);
  const { account, seller, frequency } = placeOf(contract.group);
  const { timeZone, currency } = SELLERS[seller];
  const day = await today(tx, timeZone);
  await tx.subscription.create({
    data: {
      ...rest,
      id: seedId("subscription", `${number}:${rest.product}:${rest.status}`),
      orderId: orderIdOf(orders, number, rest.product, rest.status),
      accountId: seedId("account", account),
      contractId: seedId("contract", number),
      unitPriceMinor: unitMinor * BigInt(MONTHS_OF[frequency]),
      edition: firstEdition(rest.product),
      currency,
      startsOn: toDateColumn(addDays(day, startsIn)),
      endsOn: toDateColumn(addDays(day, endsIn)),
    },
  });
}
