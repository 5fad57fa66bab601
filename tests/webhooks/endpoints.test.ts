import { Webhook } from "standardwebhooks";
import { beforeEach, expect, test, vi } from "vitest";
import { turnOffRenewal, turnOnRenewal } from "@/lib/contracts/renewal/commands";
import { addEndpoint } from "@/lib/webhooks/commands/add-endpoint";
import {
  changeSecret,
  editEndpoint,
  pauseEndpoint,
  removeEndpoint,
  resumeEndpoint,
} from "@/lib/webhooks/commands/change-endpoint";
import { sendAgain, sendAllAgain, sendTest } from "@/lib/webhooks/commands/send-again";
import { getDelivery, getEndpoint, listDeliveries, listEndpoints } from "@/lib/webhooks/queries";
import { addEndpointInput, deliverySearch, editEndpointInput } from "@/lib/webhooks/schema";
import { dump, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";
import { ctxOf, moveClock } from "../setup/world";
import { startReceiver } from "./receiver";
import { adminCtx, anEndpoint, deliveries, tell } from "./telling";

vi.hoisted(() => {
  process.env.WEBHOOKS_ALLOW_PRIVATE = "on";
});

const receiver = await startReceiver();
const ADA = "ada@acme.example";
const NOBODY = "ffffffff-ffff-4fff-8fff-ffffffffffff";
const turnOff = async () => turnOffRenewal(await ctxOf(ADA), { contractNumber: "C-1001" });
const turnOn = async () => turnOnRenewal(await ctxOf(ADA), { contractNumber: "C-1001" });
const lastGot = () => {
  const got = receiver.received.at(-1);
  return { body: got?.body ?? "", headers: got?.headers as Record<string, string> };
};

beforeEach(async () => {
  await freshDemo();
  receiver.received.length = 0;
  receiver.answer = (response) => void response.writeHead(204).end();
});

test("[DSK-6] an endpoint's secret is shown once, and lies nowhere in clear", async () => {
  const { secret } = await anEndpoint(receiver.url);
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/=]{44}$/);
  const kept = await dump("webhook_endpoint", "audit_event", "webhook_event");
  expect(kept).not.toContain(secret.slice(6));
  expect(kept).not.toContain(Buffer.from(secret.slice(6), "base64").toString("hex"));
  expect((await listEndpoints()).map(({ name }) => name)).toEqual([`ERP ${receiver.url}`]);
});

test("[DSK-6] an address that cannot be one is refused beside its field; at most twenty are kept, also of several at once", async () => {
  const ctx = await adminCtx();
  const input = { name: "ERP", types: ["quote.accepted" as const] };
  expect(await outcomeOf(addEndpoint(ctx, { ...input, url: "erp.company.com" }))).toBe("webhooks.url_malformed");
  expect(await outcomeOf(addEndpoint(ctx, { ...input, url: "https://a:b@c.com/" }))).toBe("webhooks.url_with_password");
  expect(addEndpointInput.safeParse({ name: "ERP", url: "https://c.com" }).error?.issues[0]?.message).toBe(
    "nothing_ticked",
  );
  expect(addEndpointInput.safeParse({ name: "ERP", url: "https://c.com", types: "webhook.test" }).success).toBe(false);
  for (let n = 0; n < 19; n += 1) await addEndpoint(ctx, { ...input, url: `https://c.com/${n}` });
  const atOnce = ["a", "b", "c"].map((name) => outcomeOf(addEndpoint(ctx, { ...input, url: `https://c.com/${name}` })));
  expect((await Promise.all(atOnce)).sort()).toEqual(["done", "webhooks.too_many", "webhooks.too_many"]);
});

test("[DSK-6] its name, address and events can be changed: what waits goes to the new address, and the change is in the log", async () => {
  const { id: endpoint } = await anEndpoint("http://127.0.0.1:9/nowhere");
  const ctx = await adminCtx();
  const edit = async (fields: { endpoint?: string; name?: string; url?: string; types?: string }) => {
    const { version } = await getEndpoint(endpoint);
    const typed = { endpoint, version, name: "ERP", url: receiver.url, types: "quote.accepted", ...fields };
    return editEndpoint(ctx, editEndpointInput.parse(typed));
  };
  await turnOff();
  await edit({ types: "contract.renewal_turned_off\nquote.accepted" });
  await tell();
  expect(receiver.received).toHaveLength(1);
  await edit({ name: "Books" });
  await turnOn();
  await turnOff();
  await tell();
  expect(receiver.received).toHaveLength(1);
  expect(await getEndpoint(endpoint)).toMatchObject({ name: "Books", types: ["quote.accepted"] });
  await edit({ name: "Books" });
  const log = await rows<{ before: object; after: object }>(
    "SELECT before, after FROM audit_event WHERE action = 'webhook.endpoint_changed' ORDER BY at",
  );
  expect(log).toHaveLength(2);
  expect(log[1]).toMatchObject({
    before: { endpoint: "ERP", types: "contract.renewal_turned_off, quote.accepted" },
    after: { endpoint: "ERP", name: "Books", types: "quote.accepted" },
  });
  expect(await outcomeOf(edit({ url: "erp.company.com" }))).toBe("webhooks.url_malformed");
  expect(await outcomeOf(edit({ endpoint: NOBODY }))).toBe("access.not_found");
});

test("[DSK-6, CON-5] of two who edit it the second is told what was saved meanwhile, and nothing of theirs is lost or overwritten", async () => {
  const { id: endpoint } = await anEndpoint("https://erp.example/hooks", ["quote.accepted"]);
  const ctx = await adminCtx();
  const { version } = await getEndpoint(endpoint);
  const save = (fields: object) =>
    editEndpoint(
      ctx,
      editEndpointInput.parse({
        endpoint,
        version,
        name: "ERP",
        url: receiver.url,
        types: "quote.accepted",
        ...fields,
      }),
    );
  await save({ name: "Books", types: "quote.declined\nquote.accepted" });
  await expect(save({ name: "Shop" })).rejects.toMatchObject({
    ...{ code: "CONFLICT", reason: "webhooks.changed_meanwhile" },
    current: { name: "Books", types: "quote.accepted\nquote.declined", version: String(version + 1) },
  });
  expect(await getEndpoint(endpoint)).toMatchObject({ name: "Books", version: version + 1 });
  // Sent again with what was read, theirs counts; pausing in between is no change of what the form holds.
  await pauseEndpoint(ctx, { endpoint });
  await save({ name: "Shop", version: version + 1 });
  expect(await getEndpoint(endpoint)).toMatchObject({ name: "Shop", types: ["quote.accepted"], version: version + 2 });
  const atOnce = ["a", "b"].map((name) => outcomeOf(save({ name, version: version + 2 })));
  expect((await Promise.all(atOnce)).sort()).toEqual(["done", "webhooks.changed_meanwhile"]);
});

test("[DSK-6] while it is paused nothing is sent; resumed, what waited is", async () => {
  const { id: endpoint } = await anEndpoint(receiver.url);
  const ctx = await adminCtx();
  await pauseEndpoint(ctx, { endpoint });
  expect(await outcomeOf(pauseEndpoint(ctx, { endpoint }))).toBe("webhooks.paused_already");
  expect(await outcomeOf(sendTest(ctx, { endpoint }))).toBe("webhooks.is_paused");
  await turnOff();
  await tell();
  expect(receiver.received).toEqual([]);
  expect(await getEndpoint(endpoint)).toMatchObject({ pausedBy: "staff", waiting: 1 });
  await resumeEndpoint(ctx, { endpoint });
  expect(await outcomeOf(resumeEndpoint(ctx, { endpoint }))).toBe("webhooks.not_paused");
  await tell();
  expect(receiver.received).toHaveLength(1);
});

test("[DSK-6] a changed secret signs at once, and the earlier one as well for a day", async () => {
  const { id: endpoint, secret: earlier } = await anEndpoint(receiver.url);
  const { secret } = await changeSecret(await adminCtx(), { endpoint });
  await turnOff();
  await tell();
  const { body, headers } = lastGot();
  for (const known of [earlier, secret]) expect(new Webhook(known).verify(body, headers)).toBeTruthy();
  await moveClock({ hours: 25 });
  await turnOn();
  await tell();
  const later = lastGot();
  expect(new Webhook(secret).verify(later.body, later.headers)).toBeTruthy();
  expect(() => new Webhook(earlier).verify(later.body, later.headers)).toThrow();
});

test("[DSK-6] a test goes to its endpoint alone, on the way of every event", async () => {
  const { id: endpoint } = await anEndpoint(receiver.url);
  await anEndpoint(`${receiver.url}/other`);
  const { delivery } = await sendTest(await adminCtx(), { endpoint });
  await tell();
  expect(receiver.received.map(({ body }) => JSON.parse(body).type)).toEqual(["webhook.test"]);
  expect(await getDelivery(delivery)).toMatchObject({ state: "delivered", log: [{ responseCode: 204 }] });
});

test("[DSK-6] one delivery, or all since a time, are sent again with their ids", async () => {
  const { id: endpoint } = await anEndpoint(receiver.url);
  await turnOff();
  await tell();
  const [{ id: delivery } = { id: "" }] = await deliveries();
  const ctx = await adminCtx();
  await sendAgain(ctx, { delivery });
  await tell();
  await moveClock({ hours: 30 });
  expect(await sendAllAgain(ctx, { endpoint, hours: 24, what: "all" })).toEqual({ count: 0 });
  expect(await sendAllAgain(ctx, { endpoint, hours: 72, what: "given_up" })).toEqual({ count: 0 });
  expect(await sendAllAgain(ctx, { endpoint, hours: 72, what: "all" })).toEqual({ count: 1 });
  await tell();
  expect(receiver.received).toHaveLength(3);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
});

test("[DSK-6] removed, it is told of nothing more and its log is gone; also while something is being sent to it", async () => {
  const { id: endpoint } = await anEndpoint(receiver.url);
  await turnOff();
  const ctx = await adminCtx();
  receiver.answer = (response) => void removeEndpoint(ctx, { endpoint }).then(() => response.writeHead(204).end());
  await tell();
  expect(await rows("SELECT id FROM webhook_delivery")).toEqual([]);
  expect(await listEndpoints()).toEqual([]);
});

test("[DSK-6, ACC-6] what is not there is not found", async () => {
  const ctx = await adminCtx();
  for (const attempt of [
    () => pauseEndpoint(ctx, { endpoint: NOBODY }),
    () => resumeEndpoint(ctx, { endpoint: NOBODY }),
    () => removeEndpoint(ctx, { endpoint: NOBODY }),
    () => changeSecret(ctx, { endpoint: NOBODY }),
    () => sendTest(ctx, { endpoint: NOBODY }),
    () => sendAgain(ctx, { delivery: NOBODY }),
    () => sendAllAgain(ctx, { endpoint: NOBODY, hours: 1, what: "all" }),
    () => getEndpoint(NOBODY),
    () => getEndpoint("no-id"),
    () => getDelivery(NOBODY),
    () => getDelivery("no-id"),
  ])
    expect(await outcomeOf(attempt())).toBe("access.not_found");
});

test("[DSK-6] the log goes on by key, under a filter", async () => {
  const { id: endpoint } = await anEndpoint(receiver.url);
  await rows(
    `WITH made AS (INSERT INTO webhook_event (id, type, at, payload)
       SELECT gen_random_uuid(), 'quote.declined', portal.now(), '{}' FROM generate_series(1, 60) RETURNING id)
     INSERT INTO webhook_delivery (id, endpoint_id, event_id, state, created_at)
     SELECT gen_random_uuid(), $1, id, 'delivered', portal.now() - interval '1 minute' FROM made`,
    [endpoint],
  );
  const first = await listDeliveries(endpoint, deliverySearch.parse({}));
  const next = await listDeliveries(endpoint, deliverySearch.parse({ after: first.next }));
  const back = await listDeliveries(endpoint, deliverySearch.parse({ before: next.previous }));
  expect([first.rows.length, next.rows.length, next.next]).toEqual([50, 10, null]);
  expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
  expect((await listDeliveries(endpoint, deliverySearch.parse({ state: "given_up" }))).rows).toEqual([]);
  expect((await listDeliveries(endpoint, deliverySearch.parse({ type: "quote.declined" }))).rows).toHaveLength(50);
  expect((await listDeliveries(endpoint, deliverySearch.parse({ after: "odd", state: "odd" }))).rows).toHaveLength(50);
  expect((await row<{ n: number }>("SELECT count(*)::int AS n FROM webhook_delivery")).n).toBe(60);
});
