import { today } from "@/lib/platform/clock";
import { addMonths, type PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { placeOf, seedId } from "./ids";
import { KEPT_METHODS } from "./kept-methods";
import { SELLERS } from "./world";

const MONTHS_AGO = 14;

/** The saved payment methods of the demo world; the sandbox is told of the same when it starts [BIL-3]. */
export async function seedMethods(tx: Tx): Promise<void> {
  for (const method of KEPT_METHODS) await seedMethod(tx, method);
}

const atNine = (day: PlainDate): Date => new Date(`${day}T09:00:00Z`);

async function seedMethod(tx: Tx, kept: (typeof KEPT_METHODS)[number]): Promise<void> {
  const { group, customer, method, name, card, isDefault, monthsLeft, addedBy, contracts } = kept;
  const { account, seller } = placeOf(group);
  const ids = { accountId: seedId("account", account), billGroupId: seedId("group", group) };
  const id = seedId("method", method);
  const day = await today(tx, SELLERS[seller].timeZone);
  const addedAt = atNine(addMonths(day, isDefault ? -MONTHS_AGO : 1 - MONTHS_AGO));
  const [expiryYear = 0, expiryMonth = 0] = addMonths(day, monthsLeft).split("-").map(Number);
  // The default one comes first, and the bill group's customer at the provider with it.
  if (isDefault) await tx.providerCustomer.create({ data: { ...ids, providerId: customer, createdAt: addedAt } });
  await tx.paymentMethod.create({
    data: {
      ...{ ...ids, id, kind: "card", providerMethodId: method, isDefault, addedAt },
      addedById: seedId("person", addedBy),
    },
  });
  await tx.paymentMethodDetails.create({
    data: { ...ids, methodId: id, name, last4: card.slice(-4), expiryMonth, expiryYear },
  });
  await tx.contract.updateMany({ where: { number: { in: [...contracts] } }, data: { paymentMethodId: id } });
}
