import { joinOwnAccessSql } from "@/lib/access/visible";
import { canChangeBillGroup } from "@/lib/billing/rules";
import { fromDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { Viewer } from "@/lib/platform/viewer";
import { expiresOnSql, getMethodGroup, listMethodRows, type MethodGroup, type MethodRow } from "./facts";
import { canChooseCard, canMakeDefault, canRemoveMethod, expiryState } from "./rules";
import type { ContractCard, PaymentMethod, PaymentMethods, SetupOutcome, SetupStatus } from "./types";

/** A bill group's payment methods, for who sees something of it [BIL-3]. @throws DomainError NOT_FOUND */
export const getPaymentMethods = (viewer: Viewer, billGroup: string): Promise<PaymentMethods> =>
  viewerReading(viewer, async (tx) => {
    const group = await getMethodGroup(tx, viewer, billGroup);
    const { id, account, autoPay, timeZone, today, standing } = group;
    return {
      ...{ billGroupId: id, billGroup: standing.name, account, autoPay, timeZone, today },
      change: canChangeBillGroup(standing),
      methods: await listMethods(tx, group),
    };
  });

async function listMethods(tx: Tx, group: MethodGroup): Promise<PaymentMethod[]> {
  const rows = await listMethodRows(tx, group);
  return rows.map((row) => toMethod(row, group, rows.length - 1));
}

function toMethod(row: MethodRow, group: MethodGroup, others: number): PaymentMethod {
  const { id, kind, isDefault, addedOn, details, contracts, uses, expiresOn } = row;
  const facts = { ...group, ...row, others };
  return {
    ...{ id, kind, isDefault, addedOn, details, contracts },
    expiry: expiryState(expiresOn, group.today),
    hiddenContracts: Math.max(0, (uses ?? 0) - contracts.length),
    paysAutomatically: group.autoPay && (isDefault || contracts.length > 0 || (uses ?? 0) > 0),
    makeDefault: canMakeDefault(facts),
    remove: canRemoveMethod(facts),
  };
}

interface CardFound {
  contractNumber: string;
  billGroupId: string;
  usedId: string | null;
  usesDefault: boolean;
  holderName: string | null;
  holderEmail: string | null;
  isHolder: boolean;
}

/** The method that pays for a contract paid by card [CON-2]. @throws DomainError NOT_FOUND, also where it is not */
export const getContractCard = (viewer: Viewer, number: string): Promise<ContractCard> =>
  viewerReading(viewer, async (tx) => {
    const [found] = await tx.$queryRaw<CardFound[]>`
      SELECT contract.number AS "contractNumber", contract.bill_group_id AS "billGroupId",
             portal.method_of(contract.id) AS "usedId",
             portal.method_of(contract.id) IS DISTINCT FROM contract.payment_method_id AS "usesDefault",
             named.first_name || ' ' || named.last_name AS "holderName", person.email AS "holderEmail",
             portal.is_card_holder(contract.id) AS "isHolder"
      FROM contract
      ${joinOwnAccessSql(viewer)}
      LEFT JOIN contract_contact place ON place.contract_id = contract.id AND place.is_card_holder
      LEFT JOIN person ON person.id = place.person_id
      LEFT JOIN account_person named ON named.account_id = place.account_id AND named.person_id = place.person_id
      WHERE contract.number = ${number} AND contract.paid_by = 'card'`;
    if (!found) throw notFound();
    const { contractNumber, billGroupId, usesDefault, isHolder, holderName, holderEmail } = found;
    const group = await getMethodGroup(tx, viewer, billGroupId);
    const methods = await listMethods(tx, group);
    return {
      ...{ contractNumber, billGroupId, usesDefault, isHolder, methods },
      ...{ billGroup: group.standing.name, timeZone: group.timeZone },
      used: methods.find(({ id }) => id === found.usedId) ?? null,
      holder: holderName && holderEmail ? { name: holderName, email: holderEmail, phone: null } : null,
      choose: canChooseCard(group.standing, isHolder),
    };
  });

/** Whether a contract has a Credit Card tab; false for one that is not the viewer's, too. */
export const isPaidByCard = (viewer: Viewer, number: string): Promise<boolean> =>
  viewerReading(viewer, async (tx) => {
    const [found] = await tx.$queryRaw<{ isByCard: boolean }[]>`
      SELECT contract.paid_by = 'card' AS "isByCard" FROM contract ${joinOwnAccessSql(viewer)}
      WHERE contract.number = ${number}`;
    return found?.isByCard ?? false;
  });

interface SetupFound {
  id: string;
  billGroupId: string;
  billGroup: string;
  contractNumber: string | null;
  status: SetupStatus;
  isDefault: boolean | null;
  name: string | null;
  last4: string | null;
  expiresOn: Date | null;
}

/** Where the viewer's own adding of a method stands. @throws DomainError NOT_FOUND, also for somebody else's */
export const getSetupOutcome = (viewer: Viewer, id: string): Promise<SetupOutcome> =>
  viewerReading(viewer, async (tx) => {
    const [found] = await tx.$queryRaw<SetupFound[]>`
      SELECT setup.id, setup.bill_group_id AS "billGroupId", bill_group.name AS "billGroup",
             contract.number AS "contractNumber", setup.status::text AS status, method.is_default AS "isDefault",
             details.name, details.last4, ${expiresOnSql} AS "expiresOn"
      FROM method_setup setup
      JOIN bill_group ON bill_group.id = setup.bill_group_id
      LEFT JOIN contract ON contract.id = setup.contract_id
      LEFT JOIN payment_method method ON method.id = setup.method_id
      LEFT JOIN payment_method_details details ON details.method_id = method.id
      WHERE setup.id = ${id}::uuid`;
    if (!found) throw notFound();
    const { isDefault, name, last4, expiresOn, ...outcome } = found;
    const details = name && last4 ? { name, last4, expiresOn: expiresOn && fromDateColumn(expiresOn) } : null;
    return { ...outcome, added: isDefault === null ? null : { isDefault, details } };
  });
