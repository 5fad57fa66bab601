import { Webhook } from "standardwebhooks";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { turnOffRenewal } from "@/lib/contracts/renewal/commands";
import { audit } from "@/lib/platform/audit";
import { systemDb } from "@/lib/platform/db";
import { CHOOSABLE_TYPES, webhookBody } from "@/lib/webhooks/schema";
import { sendDue, tendWebhooks } from "@/lib/webhooks/tasks";
import { dispute, disputeOf, promise, withdraw } from "../collections/saying";
import { came, off, use } from "../desk/using-money";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { emptyQueue, queuedJobs, queuedMails } from "../setup/jobs";
import { outcomeOf } from "../setup/outcome";
import { ctxOf, moveClock } from "../setup/world";
import { startReceiver } from "./receiver";
import { anEndpoint, deliveries, tell, work } from "./telling";

vi.hoisted(() => {
  process.env.WEBHOOKS_ALLOW_PRIVATE = "on";
});

const receiver = await startReceiver();
const ADA = "ada@acme.example";
const byType = (left: { type: string }, right: { type: string }) => (left.type < right.type ? -1 : 1);
const turnOff = async () => turnOffRenewal(await ctxOf(ADA), { contractNumber: "C-1001" });
const answering = (code: number, text = "") => {
  receiver.answer = (response) => void response.writeHead(code).end(text);
};

beforeEach(async () => {
  await freshDemo();
  receiver.received.length = 0;
  answering(204);
});

describe("an event", () => {
  test("[DSK-6] of a decision arrives signed, with its contract and nothing about the person", async () => {
    const { secret } = await anEndpoint(receiver.url);
    await turnOff();
    await tell();
    const [got] = receiver.received;
    const body = webhookBody.parse(new Webhook(secret).verify(got?.body ?? "", got?.headers as Record<string, string>));
    expect(body).toMatchObject({ type: "contract.renewal_turned_off", version: 1, data: { auto_renew: false } });
    expect([body.account?.name, body.bill_group?.name, body.contract?.number]).toEqual([
      ...["Acme Robotics", "Acme US", "C-1001"],
    ]);
    expect(got?.body).not.toContain("ada");
    expect(got?.headers["webhook-id"]).toBe(body.id);
    expect(await deliveries()).toMatchObject([{ state: "delivered", tries: 1, seconds: null }]);
  });

  test("[DSK-6] is made with the change or not at all: rolled back, there is none", async () => {
    await anEndpoint(receiver.url);
    await emptyQueue();
    const broken = systemDb(async (tx) => {
      const ctx = await ctxOf(ADA);
      await audit(tx, ctx, { action: "quote.declined", after: { quote: "Q-1" } });
      throw new Error("the business failed");
    });
    await expect(broken).rejects.toThrow("the business failed");
    expect(await rows("SELECT id FROM webhook_event")).toEqual([]);
    expect(await queuedJobs()).toEqual([]);
    expect(await outcomeOf(turnOff())).toBe("done");
    expect(await rows("SELECT type FROM webhook_event")).toEqual([{ type: "contract.renewal_turned_off" }]);
  });

  test("[DSK-6] nobody asked for is not made, and goes to those only that asked for its type", async () => {
    await turnOff();
    expect(await rows("SELECT id FROM webhook_event")).toEqual([]);
    await anEndpoint(receiver.url, ["dispute.opened"]);
    await anEndpoint(`${receiver.url}/promises`, ["promise.made"]);
    await dispute(ADA, "INV-1042");
    await promise(ADA, "INV-1043", 5);
    await tell();
    const types = (await deliveries()).map(({ type }) => type).sort();
    expect(types).toEqual(["dispute.opened", "promise.made"]);
    expect(receiver.received.map(({ body }) => webhookBody.parse(JSON.parse(body)).type).sort()).toEqual(types);
  });

  test("[DSK-6] of a dispute says how it ended", async () => {
    await anEndpoint(receiver.url);
    await dispute(ADA, "INV-1042");
    await withdraw(ADA, await disputeOf("INV-1042"));
    await tell();
    const told = receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: unknown });
    expect(told).toContainEqual(
      expect.objectContaining({ type: "dispute.ended", data: { invoice: "INV-1042", ending: "withdrawn" } }),
    );
  });

  test("[DSK-6, PAY-9] of money used on an invoice, and taken off it again, says which, how much, and nobody's name", async () => {
    await anEndpoint(receiver.url);
    const payment = await came(150_000n);
    await use(payment, "INV-1042", "1200.00");
    await off(payment, "INV-1042");
    await tell();
    const told = receiver.received.map(({ body }) => webhookBody.parse(JSON.parse(body)));
    const data = { payment, invoice: "INV-1042", amount_minor: "120000", currency: "USD" };
    expect(told.map(({ type, data, contract }) => ({ type, data, contract })).sort(byType)).toEqual([
      { type: "payment.applied", data, contract: { number: "C-1001" } },
      { type: "payment.unapplied", data, contract: { number: "C-1001" } },
    ]);
    expect(JSON.stringify(receiver.received.map(({ body }) => body))).not.toContain("Cole");
  });

  test("[DSK-6] is found by the same words in the database as in the code", async () => {
    const actions = CHOOSABLE_TYPES.map((type) =>
      type === "dispute.ended"
        ? "dispute.rejected"
        : type === "bill_group.po_number_changed"
          ? "bill_group.settings_changed"
          : type,
    );
    const found = await rows<{ type: string }>(
      `SELECT portal.webhook_type(action, '{}', '{"poNumber": null}') AS type FROM unnest($1::text[]) WITH ORDINALITY AS of (action, rank) ORDER BY rank`,
      [actions],
    );
    expect(found.map(({ type }) => type)).toEqual(CHOOSABLE_TYPES);
    const other = await row<{ type: string | null }>(
      `SELECT portal.webhook_type('bill_group.settings_changed', '{}', '{"vatNumber": "SE1"}') AS type`,
    );
    expect(other.type).toBeNull();
  });
});

describe("trying again", () => {
  test("[DSK-6] what failed waits by the schedule, keeps its id and body, and is given up after ten tries", async () => {
    const { id } = await anEndpoint(receiver.url);
    answering(500, "out of order");
    await turnOff();
    await tell();
    const [first] = await deliveries();
    expect(first).toMatchObject({ state: "waiting", tries: 1 });
    expect(first?.seconds).toBeGreaterThanOrEqual(4);
    expect(first?.seconds).toBeLessThanOrEqual(6);
    // Not yet due, and asked for at the right time.
    await sendDue({ endpointId: id });
    expect(receiver.received).toHaveLength(1);
    for (let tries = 2; tries <= 10; tries += 1) {
      await moveClock({ hours: 25 });
      await work();
    }
    expect(await deliveries()).toMatchObject([{ state: "given_up", tries: 10, seconds: null }]);
    expect(receiver.received).toHaveLength(10);
    expect(new Set(receiver.received.map(({ headers, body }) => `${headers["webhook-id"]} ${body}`)).size).toBe(1);
    expect(await rows("SELECT DISTINCT response_code, excerpt FROM webhook_try")).toEqual([
      { response_code: 500, excerpt: "out of order" },
    ]);
  });

  test("[DSK-6, M8] who dies between sending and writing it down sends it again with the same id", async () => {
    const { id } = await anEndpoint(receiver.url);
    await turnOff();
    await work();
    await rows("ALTER TABLE webhook_try ADD CONSTRAINT dies CHECK (false) NOT VALID");
    try {
      await expect(sendDue({ endpointId: id })).rejects.toThrow();
    } finally {
      await rows("ALTER TABLE webhook_try DROP CONSTRAINT dies");
    }
    expect(await deliveries()).toMatchObject([{ state: "waiting", tries: 0 }]);
    await sendDue({ endpointId: id });
    expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual(
      Array(2).fill((await row<{ id: string }>("SELECT id FROM webhook_event")).id),
    );
    expect(await deliveries()).toMatchObject([{ state: "delivered", tries: 1 }]);
  });

  test("[DSK-6, M6] while an endpoint takes its time no transaction is open", async () => {
    const { id } = await anEndpoint(receiver.url);
    await turnOff();
    await work();
    let open: unknown[] | null = null;
    receiver.answer = (response) => {
      void rows(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()
           AND backend_type = 'client backend'`,
      ).then((found) => {
        open = found;
        response.writeHead(204).end();
      });
    };
    await sendDue({ endpointId: id });
    expect(open).toEqual([]);
  });

  test("[DSK-6] after a failure the endpoint is left alone for a moment, and the next turn is arranged", async () => {
    const { id } = await anEndpoint(receiver.url);
    answering(503);
    await turnOff();
    await promise(ADA, "INV-1043", 5);
    await work();
    await emptyQueue();
    await sendDue({ endpointId: id });
    expect(receiver.received).toHaveLength(1);
    const planned = await rows<{ seconds: number; lane: string }>(
      `SELECT round(extract(epoch FROM job.run_at - now()))::int AS seconds, queue.queue_name AS lane
       FROM graphile_worker._private_jobs job JOIN graphile_worker._private_job_queues queue ON queue.id = job.job_queue_id`,
    );
    expect(planned).toHaveLength(1);
    expect(planned[0]?.seconds).toBeGreaterThanOrEqual(4);
    expect(planned[0]?.lane).toMatch(/^webhooks_[01]$/);
  });
});

describe("an endpoint that only fails", () => {
  test("[DSK-6] is paused by itself after days, with a mail to the admins, and gets nothing more", async () => {
    await anEndpoint(receiver.url);
    answering(500);
    await turnOff();
    await tell();
    for (let tries = 2; tries <= 10; tries += 1) {
      await moveClock({ hours: 25 });
      await work();
    }
    expect(await rows("SELECT paused_by FROM webhook_endpoint")).toEqual([{ paused_by: "failing" }]);
    expect((await queuedMails()).map(({ to, subject }) => [to, subject.slice(0, 16)])).toEqual([
      ["admin@fjord.example", "Webhook endpoint"],
    ]);
    expect(await rows("SELECT actor_kind FROM audit_event WHERE action = 'webhook.endpoint_paused'")).toEqual([
      { actor_kind: "system" },
    ]);
    await dispute(ADA, "INV-1042");
    await tell();
    expect(receiver.received).toHaveLength(10);
    expect((await deliveries()).map(({ state }) => state)).toEqual(["given_up", "waiting"]);
  });

  test("[DSK-6] is paused at once where its server says 410 Gone", async () => {
    await anEndpoint(receiver.url);
    answering(410);
    await turnOff();
    await tell();
    expect(await rows("SELECT paused_by FROM webhook_endpoint")).toEqual([{ paused_by: "gone" }]);
  });
});

test("[DSK-6] by the clock: what is a month old goes, and what nobody sends is woken", async () => {
  const { id } = await anEndpoint(receiver.url);
  await turnOff();
  await work();
  await emptyQueue();
  await moveClock({ minutes: 11 });
  await tendWebhooks();
  expect((await queuedJobs()).map(({ key }) => key)).toEqual([`webhook_send:${id}`]);
  await moveClock({ days: 31 });
  await tendWebhooks();
  expect(await rows("SELECT id FROM webhook_event")).toEqual([]);
});

test("[DSK-6] what was told is not rewritten, by nobody", async () => {
  await anEndpoint(receiver.url);
  await turnOff();
  await tell();
  await expect(change("UPDATE webhook_event SET payload = '{}'")).rejects.toThrow("not rewritten");
});
