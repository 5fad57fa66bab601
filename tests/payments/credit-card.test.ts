import { beforeEach, describe, expect, test, vi } from "vitest";
import { addMethod } from "@/lib/payments/methods/commands/add-method";
import { chooseCard } from "@/lib/payments/methods/commands/choose-card";
import { removeMethod } from "@/lib/payments/methods/commands/remove-method";
import { settleSetup } from "@/lib/payments/methods/commands/settle-setup";
import { getContractCard } from "@/lib/payments/methods/queries";
import { tendPaymentMethods } from "@/lib/payments/methods/tasks";
import { viewerDb } from "@/lib/platform/db";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { ctxOf, viewerOf } from "../setup/world";
import { forgetMethods, saveMethod } from "./saving";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

/** Ada sees all of Acme US; Cora is card holder of C-1002 there; Ben sees C-1001 only. */
const [ADA, BEN, CORA] = ["ada@acme.example", "ben@acme.example", "cora@acme.example"];

let group: string;

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
  await forgetMethods();
  group = (await row<{ id: string }>("SELECT id FROM bill_group WHERE name = 'Acme US'")).id;
});

const acting = (email: string) => ctxOf(email, "billing.change_group");
const add = async (email: string, contract?: string) => addMethod(await acting(email), { billGroup: group, contract });
const history = () =>
  rows("SELECT action, actor_email AS who FROM audit_event WHERE action LIKE '%method%' ORDER BY at, action");

/** Types a card on the provider's page, and comes back. */
async function addCard(email: string, card: string, contract: string): Promise<void> {
  await add(email, contract);
  const { id, session } = await row<{ id: string; session: string }>(
    "SELECT id, provider_session_id AS session FROM method_setup WHERE ended_at IS NULL",
  );
  await sandbox.control.pay(session, { card });
  await settleSetup(id);
}

describe("the Credit Card tab", () => {
  const card = async (email: string, number = "C-1002") => getContractCard(await viewerOf(email), number);
  const choose = async (email: string, method: string, contract = "C-1002") =>
    chooseCard(await ctxOf(email, "billing.update"), { contract, method });

  test("[CON-2] says what pays: the default one, until another is chosen; removed, it is the default again", async () => {
    expect(await card(ADA)).toMatchObject({ used: null, methods: [], holder: { email: CORA } });
    const usual = await saveMethod(sandbox, "Acme US");
    const other = await saveMethod(sandbox, "Acme US", { card: "pm_card_mastercard" });
    expect(await card(ADA)).toMatchObject({ used: { id: usual.id }, usesDefault: true, isHolder: false });
    await choose(ADA, other.id);
    expect(await card(ADA)).toMatchObject({ used: { id: other.id, contracts: ["C-1002"] }, usesDefault: false });
    await removeMethod(await acting(ADA), { billGroup: group, method: other.id });
    expect(await card(ADA)).toMatchObject({ used: { id: usual.id }, usesDefault: true });
    await tendPaymentMethods();
    expect(await row("SELECT payment_method_id FROM contract WHERE number = 'C-1002'")).toEqual({
      payment_method_id: null,
    });
  });

  test("[CON-2] is chosen by who may change the group and by the card holder, who is answerable; both can add", async () => {
    const first = await saveMethod(sandbox, "Acme US");
    await choose(CORA, first.id);
    expect(await card(CORA)).toMatchObject({
      isHolder: true,
      choose: { allowed: true },
      used: { details: { last4: "4242" } },
    });
    await addCard(CORA, "5555555555554444", "C-1002");
    expect(await card(CORA)).toMatchObject({ used: { details: { name: "Mastercard" } }, usesDefault: false });
    expect(await outcomeOf(add(CORA))).toBe("billing.not_whole_group");
    await choose(CORA, "default");
    expect(await card(CORA)).toMatchObject({ usesDefault: true });
    expect(await history()).toEqual([
      { action: "contract.payment_method_chosen", who: CORA },
      { action: "payment_method.added", who: CORA },
      { action: "contract.payment_method_chosen", who: CORA },
      { action: "contract.payment_method_chosen", who: CORA },
    ]);
  });

  test("[CON-2, ACC-6] is there only for contracts paid by card, of their own bill group's methods, and for who sees them", async () => {
    const foreign = await saveMethod(sandbox, "Dune");
    expect(await refusalOf(card(ADA, "C-1001"))).toMatchObject({ code: "NOT_FOUND" });
    expect(await refusalOf(card(BEN))).toMatchObject({ code: "NOT_FOUND" });
    expect(await refusalOf(choose(ADA, foreign.id))).toMatchObject({ code: "NOT_FOUND" });
    expect(await refusalOf(choose(BEN, foreign.id))).toMatchObject({ code: "NOT_FOUND" });
    await expect(
      rows("UPDATE contract SET payment_method_id = $1 WHERE number = 'C-1002'", [foreign.id]),
    ).rejects.toThrow("payment_method_id_fkey");
  });

  test("[A2] who may not choose changes nothing through the door either", async () => {
    const { id } = await saveMethod(sandbox, "Dune");
    const hal = await viewerOf("hal@dune.example");
    await change(`INSERT INTO contract (id, account_id, bill_group_id, number, starts_on, ends_on, auto_renew, paid_by, value_minor, currency)
      SELECT gen_random_uuid(), account_id, bill_group_id, 'C-4002', starts_on, ends_on, true, 'card', 1, 'USD' FROM contract WHERE number = 'C-4001'`);
    const [said] = await viewerDb(
      hal,
      (tx) =>
        tx.$queryRaw<{ done: boolean }[]>`SELECT portal.choose_card(contract.id, ${id}::uuid) AS done FROM contract`,
    );
    expect(said).toEqual({ done: false });
    await expect(
      viewerDb(hal, (tx) => tx.$executeRaw`UPDATE contract SET payment_method_id = ${id}::uuid`),
    ).rejects.toThrow("permission denied");
  });
});
