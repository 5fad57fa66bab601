import { today } from "@/lib/platform/clock";
import { addMonths, type PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { placeOf, seedId } from "./ids";
import { KEPT_METHODS } from "./kept-methods";
import { SELLERS } from "./world";

/** The saved payment methods of the demo world; the sandbox is told of the same when it starts [BIL-3]. */
export async function seedMethods(tx: Tx): Promise<void> {
  for (const { group, customer } of KEPT_METHODS.filter(({ isDefault }) => isDefault)) {
    const ids = { accountId: seedId("account", placeOf(group).account), billGroupId: seedId("group", group) };
    await tx.providerCustomer.create({
      data: { ...ids, providerId: customer, createdAt: new Date(`${await since(tx, group)}T09:00:00Z`) },
    });
  }
  for (const method of KEPT_METHODS) await seedMethod(tx, method);
}

const since = async (tx: Tx, group: string): Promise<PlainDate> =>
  addMonths(await today(tx, SELLERS[placeOf(group).seller].timeZone), -14);

async function seedMethod(tx: Tx, kept: (typeof KEPT_METHODS)[number]): Promise<void> {
  const { group, method, name, card, isDefault, monthsLeft, addedBy, contracts } = kept;
  const ids = { accountId: seedId("account", placeOf(group).account), billGroupId: seedId("group", group) };
  const id = seedId("method", method);
  const added = addMonths(await since(tx, group), isDefault ? 0 : 1);
  const [expiryYear, expiryMonth] = addMonths(addMonths(added, isDefault ? 14 : 13), monthsLeft)
    .split("-")
    .map(Number);
  await tx.paymentMethod.create({
    data: {
      ...{ ...ids, id, kind: "card", providerMethodId: method, isDefault },
      addedById: seedId("person", addedBy),
      addedAt: new Date(`${added}T09:00:00Z`),
    },
  });
  await tx.paymentMethodDetails.create({
    data: {
      ...ids,
      methodId: id,
      name,
      last4: card.slice(-4),
      expiryMonth: expiryMonth ?? 1,
      expiryYear: expiryYear ?? 2034,
    },
  });
  await tx.contract.updateMany({ where: { number: { in: [...contracts] } }, data: { paymentMethodId: id } });
}
