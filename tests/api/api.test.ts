import { Validator } from "@seriousme/openapi-schema-validator";
import { beforeAll, describe, expect, test } from "vitest";
import { answerList, answerOne, answerOpenApi, takeApplications, takeBatch, takeOne } from "@/lib/api/handlers";
import { makeKey, revokeKey } from "@/lib/api/keys/commands";
import { makeKeyInput } from "@/lib/api/keys/schema";
import { NOUNS, RESOURCES, SCOPES, type Scope } from "@/lib/api/schema";
import { ADMIN, deskCtx, staffOf } from "../desk/desk";
import { change, fingerprint, row } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { ledgerFindings } from "../setup/ledger";
import { outcomeOf } from "../setup/outcome";

beforeAll(freshDemo);

const admin = async () => deskCtx(await staffOf(ADMIN), "api_keys.manage");
const keyFor = async (scopes: readonly Scope[] = SCOPES, endsOn = "") =>
  (await makeKey(await admin(), makeKeyInput.parse({ name: "ERP", scopes: scopes.join("\n"), endsOn }))).text;

const asked = (key: string | null, method = "GET", body?: unknown, path = "", headers = {}): Request =>
  new Request(`https://portal.example/api/v1/x${path}`, {
    method,
    headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
const put = async (key: string | null, noun: string, id: string, body: unknown) =>
  takeOne(asked(key, "PUT", body), noun, id);
const problemOf = async (answer: Promise<Response> | Response) => {
  const { status, headers } = await answer;
  const body = await (await answer).json();
  expect(headers.get("content-type")).toBe("application/problem+json");
  expect(headers.get("cache-control")).toBe("private, no-store");
  return { status, ...body };
};

const invoice = (over = {}) => ({
  ...{
    contract: "C-1001",
    number: "API-1",
    issuedOn: "2027-02-01",
    dueOn: "2027-03-03",
    currency: "USD",
    total: "40.00",
  },
  ...{ lines: [{ description: "Seat", unitPrice: "40.00", amount: "40.00" }], ...over },
});
const COUNTED = ["invoice", "invoice_line", "ledger_entry", "audit_event", "imported_record", "import_row"];

describe("keys", () => {
  test("[DSK-5] none, a wrong, an ended and a revoked one open nothing; one without the scope says which", async () => {
    const key = await keyFor(["invoices:read"]);
    expect((await answerList(asked(key), "invoices")).status).toBe(200);
    expect(await problemOf(put(key, "invoices", "E-1", invoice()))).toMatchObject({
      ...{ status: 403, type: "/api-docs#wrong-scope", detail: expect.stringContaining("invoices:write") },
    });
    for (const wrong of [null, `${key}x`, key.slice(0, 20), `bp_${"a".repeat(60)}`])
      expect(await problemOf(answerList(asked(wrong), "nothing"))).toMatchObject({ status: 401 });
    // Nobody's session is one.
    expect(
      await problemOf(answerList(asked(null, "GET", undefined, "", { cookie: `portal-session=${key}` }), "invoices")),
    ).toMatchObject({ status: 401 });
    const prefix = key.split("_").slice(0, 2).join("_");
    const { id } = await row<{ id: string }>("SELECT id FROM api_key WHERE prefix = $1", [prefix]);
    await change("UPDATE api_key SET ends_on = '2027-03-09' WHERE id = $1", [id]);
    expect(await problemOf(answerList(asked(key), "invoices"))).toMatchObject({ status: 401 });
    await change("UPDATE api_key SET ends_on = '2027-03-10' WHERE id = $1", [id]);
    expect((await answerList(asked(key), "invoices")).status).toBe(200);
    await revokeKey(await admin(), { key: id });
    expect(await problemOf(answerList(asked(key), "invoices"))).toMatchObject({ status: 401 });
    expect(
      await row("SELECT action, actor_email, after->>'key' AS key FROM audit_event WHERE action = 'api_key.revoked'"),
    ).toEqual({ action: "api_key.revoked", actor_email: ADMIN, key: prefix });
  });

  test("[DSK-5] the key's text is kept nowhere, and ends on no day that is over", async () => {
    const key = await keyFor();
    const { found } = await row<{ found: boolean }>(
      "SELECT bool_or(strpos(to_jsonb(k)::text, $1) > 0) AS found FROM api_key k",
      [key.slice(15)],
    );
    expect(found).toBe(false);
    expect(await outcomeOf(keyFor(SCOPES, "2027-03-09"))).toBe("api_keys.ends_in_past");
  });

  test("[DSK-5] a key asks so often a minute and is told when again", async () => {
    const key = await keyFor();
    const { id } = await row<{ id: string }>("SELECT id FROM api_key ORDER BY created_at DESC LIMIT 1");
    const first = await answerList(asked(key), "accounts");
    expect(first.headers.get("ratelimit")).toMatch(/^"api_key";r=599;t=\d+$/);
    await change("UPDATE rate_limit SET points = 600 WHERE key = $1", [`api_key:${id}`]);
    const refused = await answerList(asked(key), "accounts");
    expect([refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([429, true]);
  });
});

describe("records", () => {
  test("[DSK-5] PUT makes one, again changes nothing, and an issued amount is refused by name", async () => {
    const key = await keyFor();
    const made = await put(key, "invoices", "E/1 å", invoice());
    expect([made.status, made.headers.get("location")]).toEqual([201, "/api/v1/invoices/E%2F1%20%C3%A5"]);
    const before = await fingerprint(...COUNTED);
    const again = await put(key, "invoices", "E/1 å", invoice());
    expect([again.status, await again.json()]).toMatchObject([200, { result: "unchanged" }]);
    expect(await problemOf(put(key, "invoices", "E/1 å", invoice({ dueOn: "2027-03-04" })))).toMatchObject({
      status: 422,
      errors: [{ pointer: "/number", reason: "issued_differs", detail: expect.stringContaining("dueOn") }],
    });
    expect(await fingerprint(...COUNTED)).toEqual(before);
    const read = await (await answerOne(asked(key), "invoices", "E/1 å")).json();
    expect(RESOURCES.invoices.parse(read)).toMatchObject({
      number: "API-1",
      total: "40.00",
      open: "40.00",
      contract: { externalId: null },
    });
    expect(await row("SELECT actor_kind, actor_email FROM audit_event WHERE action = 'invoices.imported'")).toEqual({
      ...{ actor_kind: "system", actor_email: expect.stringMatching(/^api:bp_[0-9a-f]{10}$/) },
    });
  });

  test("[DSK-5] a batch is taken whole or not at all, each reason by its pointer", async () => {
    const key = await keyFor();
    const before = await fingerprint(...COUNTED);
    const records = [
      { externalId: "B-1", ...invoice({ number: "B-1" }) },
      {
        externalId: "B-2",
        ...invoice({ number: "B-2", lines: [{ description: "Seat", unitPrice: "40.00", amount: "x" }] }),
      },
    ];
    expect(await problemOf(takeBatch(asked(key, "POST", { records }), "invoices"))).toMatchObject({
      status: 422,
      errors: [{ pointer: "/records/1/lines/0/amount", reason: "not_an_amount" }],
    });
    const unknown = records.map((record, nth) => ({
      ...record,
      ...invoice({ number: `B-${nth}`, ...(nth ? { contract: "no" } : {}) }),
    }));
    const ahead = records.map((record, nth) => ({
      ...record,
      ...invoice({ number: `B-${nth}`, ...(nth ? { issuedOn: "2027-03-11", dueOn: "2027-04-10" } : {}) }),
    }));
    expect(await problemOf(takeBatch(asked(key, "POST", { records: ahead }), "invoices"))).toMatchObject({
      status: 422,
      errors: [
        {
          ...{ pointer: "/records/1/issuedOn", reason: "issued_ahead" },
          detail: expect.stringContaining("This day is still to come"),
        },
      ],
    });
    expect(await problemOf(takeBatch(asked(key, "POST", { records: unknown }), "invoices"))).toMatchObject({
      errors: [{ pointer: "/records/1/contract", reason: "contract_unknown" }],
    });
    expect(await fingerprint(...COUNTED)).toEqual(before);
  });

  test("[DSK-5, ANY-4] what cannot be read is a problem, never a fault", async () => {
    const key = await keyFor();
    const status = async (answer: Promise<Response>) => (await problemOf(answer)).status;
    expect(await status(put(key, "invoices", "X", "{"))).toBe(400);
    expect(await status(put(key, "invoices", "X", []))).toBe(400);
    expect(await status(put(key, "invoices", "X", { ...invoice(), externalId: "Y" }))).toBe(400);
    expect(await status(put(key, "invoices", "X", "x".repeat(5_000_001)))).toBe(413);
    expect(await status(takeOne(asked(key, "PUT", {}, "", { "content-type": "text/plain" }), "invoices", "X"))).toBe(
      415,
    );
    expect(await status(put(key, "payments", "X", {}))).toBe(404);
    expect(await status(put(key, "users", "X", {}))).toBe(404);
    expect(await status(takeBatch(asked(key, "POST", { records: [] }), "invoices"))).toBe(400);
    expect(await status(answerOne(asked(key), "invoices", "none"))).toBe(404);
    expect(await status(answerList(asked(key, "GET", undefined, "?limit=0"), "invoices"))).toBe(400);
  });

  test("[DSK-5] lists hold everything, a page at a time, in the form that is promised", async () => {
    const key = await keyFor();
    for (const noun of NOUNS) {
      const seen = new Set<string>();
      let after = "";
      do {
        const page = await (await answerList(asked(key, "GET", undefined, `?limit=40${after}`), noun)).json();
        for (const one of page.data) {
          RESOURCES[noun].parse(one);
          expect(seen).not.toContain(one.id);
          seen.add(one.id);
        }
        after = page.next ? `&after=${page.next}` : "";
      } while (after);
      const table = {
        accounts: "account",
        "bill-groups": "bill_group",
        contracts: "contract",
        invoices: "invoice",
        "credit-memos": "credit_memo",
        payments: "payment",
      }[noun];
      expect(await row(`SELECT count(*)::int AS n FROM ${table}`), noun).toEqual({ n: seen.size });
    }
  });
});

describe("what a credit memo is used on", () => {
  const memo = { contract: "C-1001", number: "CN-1", issuedOn: "2027-02-01", currency: "USD", total: "50.00" };
  const use = (key: string, applications: readonly object[], id = "M-1") =>
    takeApplications(asked(key, "PUT", { applications }), "credit-memos", id);
  const on = (invoiceName: string, amount: string) => ({ invoice: invoiceName, amount });
  const openOf = async (number: string) =>
    (await row<{ open: string }>("SELECT open_minor::text AS open FROM invoice WHERE number = $1", [number])).open;
  const errorOf = async (answer: Promise<Response>) => {
    const { status, errors } = await problemOf(answer);
    return [status, errors?.[0]?.pointer, errors?.[0]?.reason];
  };

  test("[DSK-5, PAY-10] is said whole: what is missing is added once, and never more than is left or open", async () => {
    const key = await keyFor();
    for (const [id, total] of [
      ["A-1", "40.00"],
      ["A-2", "30.00"],
    ] as const)
      await put(
        key,
        "invoices",
        id,
        invoice({ number: id, total, lines: [{ description: "x", unitPrice: total, amount: total }] }),
      );
    await put(key, "credit-memos", "M-1", memo);
    const first = await (await use(key, [on("A-1", "25.00")])).json();
    expect(RESOURCES["credit-memos"].parse(first)).toMatchObject({
      ...{ left: "25.00", applications: [{ externalId: "A-1", number: "A-1", amount: "25.00" }] },
    });
    const before = await fingerprint("credit_application", "ledger_entry", "audit_event");
    expect((await use(key, [on("A-1", "25.00")])).status).toBe(200);
    expect(await fingerprint("credit_application", "ledger_entry", "audit_event")).toEqual(before);
    expect(await errorOf(use(key, [on("A-1", "24.99")]))).toEqual([422, "/applications/0/amount", "credit_used"]);
    expect(await errorOf(use(key, [on("A-1", "40.01")]))).toEqual([422, "/applications/0/amount", "credit_above_open"]);
    expect(await errorOf(use(key, [on("A-1", "30.00"), on("A-2", "20.01")]))).toEqual([
      422,
      "/applications/1/amount",
      "credit_above_left",
    ]);
    expect(await fingerprint("credit_application", "ledger_entry", "audit_event")).toEqual(before);
    const both = await (await use(key, [on("A-2", "20.00"), on("A-1", "30.00")])).json();
    expect(both).toMatchObject({ left: "0.00", applications: [{ amount: "30.00" }, { amount: "20.00" }] });
    expect([await openOf("A-1"), await openOf("A-2")]).toEqual(["1000", "1000"]);
    expect(
      await row(
        "SELECT count(*)::int AS n, min(actor_email) LIKE 'api:bp_%' AS by FROM audit_event WHERE action = 'credit_memo.applied'",
      ),
    ).toEqual({ n: 3, by: true });
    expect(await ledgerFindings()).toEqual([]);
  });

  test("[DSK-5, PAY-10] two at once use no more than there is", async () => {
    const key = await keyFor();
    await put(key, "invoices", "R-1", invoice({ number: "R-1" }));
    await put(key, "invoices", "R-2", invoice({ number: "R-2" }));
    await put(key, "credit-memos", "M-2", { ...memo, number: "CN-2" });
    const answers = await Promise.all([use(key, [on("R-1", "40.00")], "M-2"), use(key, [on("R-2", "40.00")], "M-2")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(await row("SELECT left_minor::int AS left FROM credit_memo WHERE number = 'CN-2'")).toEqual({ left: 1000 });
  });

  test("[DSK-5, ANY-4] of another contract, twice, malformed or by a key without the scope: nothing is used", async () => {
    const key = await keyFor();
    await put(key, "credit-memos", "M-3", { ...memo, number: "CN-3" });
    await put(key, "invoices", "X-1", invoice({ number: "X-1", contract: "C-1002" }));
    await put(key, "invoices", "X-2", invoice({ number: "X-2" }));
    expect(await errorOf(use(key, [on("X-1", "1.00")], "M-3"))).toEqual([
      422,
      "/applications/0/invoice",
      "invoice_unknown",
    ]);
    expect(await errorOf(use(key, [on("X-2", "1.00"), on("X-2", "1.00")], "M-3"))).toEqual([
      422,
      "/applications/1/invoice",
      "twice_here",
    ]);
    expect(await errorOf(use(key, [on("X-2", "1.001")], "M-3"))).toEqual([422, "/applications/0/amount", "too_fine"]);
    expect(await errorOf(use(key, [on("X-2", "-1")], "M-3"))).toEqual([422, "/applications/0/amount", "not_an_amount"]);
    expect((await use(key, [on("X-2", "1.00")], "none")).status).toBe(404);
    expect((await takeApplications(asked(key, "PUT", {}), "invoices", "X-2")).status).toBe(404);
    expect((await use(await keyFor(["credit-memos:read"]), [on("X-2", "1.00")], "M-3")).status).toBe(403);
    expect(await openOf("X-2")).toBe("4000");
  });
});

test("[DSK-5] payments are listed from an instant on; of anything else there is no such question", async () => {
  const key = await keyFor();
  const list = async (search: string, noun = "payments") =>
    answerList(asked(key, "GET", undefined, `?limit=200&${search}`), noun);
  const { since, n } = await row<{ since: Date; n: number }>(
    `SELECT max(received_at) AS since, (SELECT count(*)::int FROM payment WHERE received_at = (SELECT max(received_at) FROM payment)) AS n FROM payment`,
  );
  expect((await (await list(`since=${since.toISOString()}`)).json()).data).toHaveLength(n);
  expect((await (await list("since=2999-01-01T00:00:00Z")).json()).data).toEqual([]);
  expect((await list("since=2027-03-01")).status).toBe(400);
  expect((await list("since=2027-03-01T00:00:00Z", "invoices")).status).toBe(400);
});

test("[DSK-5] the description is OpenAPI 3.1", async () => {
  const document = await answerOpenApi().json();
  const { valid, errors } = await new Validator().validate(document);
  expect(errors).toBeUndefined();
  expect([valid, document.openapi]).toEqual([true, "3.1.0"]);
});
