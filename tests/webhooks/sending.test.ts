import { Webhook } from "standardwebhooks";
import { describe, expect, test, vi } from "vitest";
import { newSecret, send } from "@/lib/webhooks/send";
import { startReceiver } from "./receiver";

vi.hoisted(() => {
  process.env.WEBHOOKS_ALLOW_PRIVATE = "on";
});

const receiver = await startReceiver();
const aMessage = (body = "{}") => ({ id: "evt-1", at: new Date(), body });
const secret = newSecret();

describe("what goes out", () => {
  test("[DSK-6] is signed so that the public library takes it, and changed by a letter it does not", async () => {
    const message = aMessage('{"type":"payment.received","ö":1}');
    expect(await send(receiver.url, message, [secret])).toMatchObject({ responseCode: 204, excerpt: "" });
    const got = receiver.received.at(-1);
    const headers = got?.headers as Record<string, string>;
    expect(new Webhook(secret).verify(got?.body ?? "", headers)).toEqual({ type: "payment.received", ö: 1 });
    expect(headers).toMatchObject({ "webhook-id": "evt-1", "content-type": "application/json" });
    expect(() => new Webhook(secret).verify(`${got?.body} `, headers)).toThrow();
    expect(() => new Webhook(newSecret()).verify(got?.body ?? "", headers)).toThrow();
    expect(() => new Webhook(secret).verify(got?.body ?? "", { ...headers, "webhook-id": "evt-2" })).toThrow();
  });

  test("[DSK-6] is signed with the earlier secret as well while that is good", async () => {
    const earlier = newSecret();
    await send(receiver.url, aMessage(), [secret, earlier]);
    const got = receiver.received.at(-1);
    for (const known of [secret, earlier])
      expect(new Webhook(known).verify(got?.body ?? "", got?.headers as Record<string, string>)).toEqual({});
  });
});

describe("what comes back", () => {
  test("[DSK-6] a redirect is not followed, and an error is told with the beginning of what was said", async () => {
    const before = receiver.received.length;
    receiver.answer = (response) => void response.writeHead(307, { location: receiver.url }).end();
    expect(await send(receiver.url, aMessage(), [secret])).toMatchObject({ responseCode: 307 });
    expect(receiver.received).toHaveLength(before + 1);
    receiver.answer = (response) => void response.writeHead(500).end(`broken\u0000\u0007${"x".repeat(3000)}`);
    const { responseCode, excerpt } = await send(receiver.url, aMessage(), [secret]);
    expect([responseCode, excerpt.slice(0, 8), excerpt.length]).toEqual([500, "brokenxx", 1000]);
  });

  test("[DSK-6] an answer without end is hung up on", async () => {
    receiver.answer = (response) => {
      response.writeHead(200);
      const pour = () => {
        while (!response.destroyed && response.write("y".repeat(65_536)));
        if (!response.destroyed) response.once("drain", pour);
      };
      pour();
    };
    expect(await send(receiver.url, aMessage(), [secret])).toMatchObject({ responseCode: 200 });
    receiver.answer = (response) => void response.writeHead(204).end();
  });

  test("[DSK-6] nobody there is a failure with its reason", async () => {
    const { responseCode, excerpt } = await send("http://127.0.0.1:9/", aMessage(), [secret]);
    expect(responseCode).toBeNull();
    expect(excerpt).toContain("ECONNREFUSED");
  });
});

describe("where it does not go", () => {
  const here = new URL(receiver.url).port;
  // By the address connected to, however it was written or found: the names below are looked up and lead to this machine.
  test.each([
    `https://127.0.0.1:${here}/`,
    `https://2130706433:${here}/`,
    `https://0x7f000001:${here}/`,
    `https://0177.1:${here}/`,
    `https://localhost:${here}/`,
    `https://any.thing.localhost:${here}/`,
    `https://0.0.0.0:${here}/`,
    `https://[::1]:${here}/`,
    `https://[::]:${here}/`,
    `https://[::ffff:127.0.0.1]:${here}/`,
    `https://[64:ff9b::7f00:1]/`,
    `https://[2002:7f00:1::]/`,
    `https://[fe80::1]/`,
    `https://[fd00:ec2::254]/`,
    "https://10.0.0.1/",
    "https://172.16.0.1/",
    "https://192.168.1.1/",
    "https://100.64.0.1/",
    "https://169.254.169.254/latest/meta-data",
    "https://224.0.0.1/",
    "https://255.255.255.255/",
  ])("[DSK-6] %s is refused before anything is sent", async (url) => {
    const before = receiver.received.length;
    const { responseCode, excerpt } = await send(url, aMessage(), [secret], false);
    expect(responseCode).toBeNull();
    expect(excerpt).toMatch(/is not allowed|ENOTFOUND/);
    expect(receiver.received).toHaveLength(before);
  });

  test("[DSK-6] nor over http, unless the setting allows it", async () => {
    expect(await send("http://erp.company.example/", aMessage(), [secret], false)).toMatchObject({
      ...{ responseCode: null, excerpt: "only https is sent to" },
    });
  });
});
