import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { askToSignIn } from "@/lib/auth/commands/ask-to-sign-in";
import { askToSignInInput } from "@/lib/auth/schema";
import { sendSignInMail } from "@/lib/auth/tasks";
import { messageIdFor } from "@/lib/platform/mail/queue";
import { sendMail } from "@/lib/platform/mail/send";
import { row } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { setClock } from "../setup/world";
import { ask, newIp, pressButton } from "./asking";

// Before the app reads its settings: mails go to a server of our own, over the wire.
const server = await vi.hoisted(async () => {
  const { startMailServer } = await import("../setup/mail-server");
  const started = await startMailServer();
  process.env.SMTP_URL = started.url;
  return started;
});

afterAll(() => server.stop());

beforeEach(async () => {
  await freshDemo();
  server.take();
});

const ADA = "ada@acme.example";

describe("the sign-in mail", () => {
  test("[SIG-1] goes to the address that asked, with link and code", async () => {
    const { requestId, token, code } = await ask(ADA);
    await sendSignInMail({ requestId });
    const [mail, ...others] = server.take();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ from: "billing@fjord.example", to: [ADA] });
    expect(mail?.headers.get("subject")).toBe(`${code} is your code for Fjord Cloud Inc.`);
    expect(mail?.headers.get("to")).toBe(ADA);
    expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
    expect(mail?.body).toContain(`http://localhost:3000/sign-in/link?token=${token}`);
    expect(mail?.body).toContain(code);
  });

  test("[M8] sent twice is one mail: the same Message-ID", async () => {
    const { requestId } = await ask(ADA);
    await sendSignInMail({ requestId });
    await sendSignInMail({ requestId });
    const ids = server.take().map(({ headers }) => headers.get("message-id"));
    expect(ids).toEqual([messageIdFor(`sign-in:${requestId}`), messageIdFor(`sign-in:${requestId}`)]);
  });

  test("[ANY-2] comes in the language of the browser that asked", async () => {
    const { requestId } = await ask("ben@acme.example", { locale: "sv" });
    await sendSignInMail({ requestId });
    expect(server.take()[0]?.body).toContain('<html lang="sv">');
  });

  test("[SIG-2] of a request that was replaced, used or is too old is not sent any more", async () => {
    const replaced = await ask(ADA);
    const used = await ask("ben@acme.example");
    const old = await ask("cora@acme.example");
    await ask(ADA);
    await pressButton(used);
    await setClock("2027-03-10T20:20:00Z");
    for (const { requestId } of [replaced, used, old]) await sendSignInMail({ requestId });
    expect(server.take()).toEqual([]);
  });

  test("[S9] links to the configured address and nowhere else, and loads nothing", async () => {
    await sendSignInMail(await ask(ADA));
    const { body = "" } = server.take()[0] ?? {};
    const addresses = body.match(/https?:\/\/[^\s"<>]+/g) ?? [];
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of addresses) expect(new URL(address).origin).toBe("http://localhost:3000");
    expect(body).not.toMatch(/<img|<link|<script|src=|url\(/i);
  });
});

/** Odd, but each a real mailbox's address, which no mail server may read as another. */
const ODD_ADDRESSES = [
  "ada+billing@acme.example",
  "o'brien@acme.example",
  "a.b-c_d@acme.example",
  "a/b=c@acme.example",
  "{ada}@acme.example",
  "ada|ls@acme.example",
  "`id`@acme.example",
  "$home@acme.example",
  "#!?*^~%&@acme.example",
  "ada%evil.example@acme.example",
  "ada!evil.example@acme.example",
  "=?utf-8?q?ada?=@acme.example",
  "-oqueuedirectory@acme.example",
  "1@2.example",
  `${"a".repeat(64)}@acme.example`,
  `ada@${"a".repeat(63)}.${"b".repeat(63)}.example`,
  "ada@xn--bcher-kva.example",
  "ADA@Acme.Example", // stored in lower case
  "  ada@acme.example\t", // stored trimmed
];

describe("the envelope", () => {
  test.each(ODD_ADDRESSES)("[S5] of a mail to %j holds exactly the stored address, and no other", async (typed) => {
    const input = askToSignInInput.parse({ email: typed });
    await askToSignIn({ request: { id: "test-request", network: newIp(), locale: "en", browserToken: null } }, input);
    const { email, id } = await row<{ email: string; id: string }>("SELECT email, id FROM sign_in_request");
    expect(email).toBe(typed.trim().toLowerCase());
    await sendSignInMail({ requestId: id });
    expect(server.take().map(({ to }) => to)).toEqual([[email]]);
  });

  test("[S5] and headers gain nothing from line breaks in a subject", async () => {
    const subject = "Hello\r\nBcc: eve@evil.example\r\n\r\nboo";
    await sendMail({ messageId: "<x@localhost>", to: ADA, subject, text: "x", html: "x" });
    const [mail] = server.take();
    expect(mail?.to).toEqual([ADA]);
    expect(mail?.headers.has("bcc")).toBe(false);
    expect(mail?.raw).not.toMatch(/^Bcc:/im);
  });

  test("[S5] a text that names a file or an address is sent as text, and nothing is read or fetched", async () => {
    const text = "path:/etc/hostname href:http://127.0.0.1:9/";
    await sendMail({ messageId: "<x@localhost>", to: ADA, subject: "x", text, html: text });
    expect(server.take()[0]?.body).toContain(text);
  });
});
