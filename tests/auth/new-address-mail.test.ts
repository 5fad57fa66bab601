import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { withdrawNewAddress } from "@/lib/auth/new-address/commands/withdraw-new-address";
import { sendNewAddressMail } from "@/lib/auth/new-address/tasks";
import { messageIdFor } from "@/lib/platform/mail/queue";
import { change, row } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { moveClock } from "../setup/world";
import { signIn } from "./asking";
import { askFor, confirm } from "./changing";
import { ctxIn } from "./signed-in";

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
const NEW = "ada.byron@elsewhere.example";

const changeId = async (): Promise<string> => (await row<{ id: string }>("SELECT id FROM new_address")).id;

describe("the mail that proves a new address", () => {
  test("[SIG-9] goes to the new address alone, with the link; sent twice it is one mail", async () => {
    const token = await askFor(await signIn(ADA), NEW);
    const id = await changeId();
    for (let sent = 0; sent < 2; sent += 1) await sendNewAddressMail({ changeId: id });
    const mails = server.take();
    expect(mails.map(({ to }) => to)).toEqual([[NEW], [NEW]]);
    expect(new Set(mails.map(({ headers }) => headers.get("message-id")))).toEqual(
      new Set([messageIdFor(`new-address:${id}`)]),
    );
    expect(mails[0]?.body).toContain(`http://localhost:3000/new-address?token=${token}`);
    expect(mails[0]?.body).toContain(ADA);
  });

  test("[ANY-2] comes in the person's language", async () => {
    const ada = await signIn(ADA);
    await change("UPDATE person SET locale = 'sv' WHERE email = $1", [ADA]);
    await askFor(ada, NEW);
    await sendNewAddressMail({ changeId: await changeId() });
    expect(server.take()[0]?.body).toContain('<html lang="sv">');
  });

  test("[SIG-9] of a change that was replaced, withdrawn, made or ran out is not sent any more", async () => {
    const ada = await signIn(ADA);
    const ids = [];
    await askFor(ada, "first@elsewhere.example");
    ids.push(await changeId());
    await askFor(ada, "second@elsewhere.example");
    ids.push(await changeId());
    await withdrawNewAddress(await ctxIn(ada));
    const token = await askFor(ada, "third@elsewhere.example");
    ids.push(await changeId());
    await confirm(ada, token);
    await askFor(ada, "fourth@elsewhere.example");
    ids.push(await changeId());
    await moveClock({ hours: 24 });
    for (const id of ids) await sendNewAddressMail({ changeId: id });
    expect(server.take()).toEqual([]);
  });
});
