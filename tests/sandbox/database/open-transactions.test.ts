import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { start } from "../kit";

const connectionString = process.env.ADMIN_DATABASE_URL ?? "";

async function portal(name: string): Promise<Client> {
  const client = new Client({ connectionString, application_name: name });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

test("[M6] a transaction that is open during a call is seen, and one that is not is not", async () => {
  const { stripe, sandbox } = await start({ databaseUrl: connectionString });
  const [web, worker] = [await portal("web"), await portal("worker")];
  await stripe.customers.list();
  expect(await sandbox.control.idleInTransaction()).toEqual({ calls: 1, failures: 0, idle: [] });
  await web.query("BEGIN");
  await worker.query("SELECT 1");
  await stripe.customers.create();
  await web.query("COMMIT");
  await stripe.customers.create();
  const seen = { call: "POST /v1/customers", applicationName: "web" };
  expect(await sandbox.control.idleInTransaction()).toMatchObject({ calls: 3, idle: [seen] });
  expect(await sandbox.control.idleInTransaction("worker")).toMatchObject({ calls: 3, idle: [] });
});

test("[M6] a database that cannot be asked is counted, and calls are answered all the same", async () => {
  const { stripe, sandbox } = await start({ databaseUrl: "postgresql://nobody@127.0.0.1:9/none" });
  await stripe.customers.create();
  expect(await sandbox.control.idleInTransaction()).toEqual({ calls: 1, failures: 1, idle: [] });
});
