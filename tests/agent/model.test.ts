import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerFreely, answerWithinLimit } from "@/lib/agent/model/queries";
import { answerQuestion } from "@/lib/agent/queries";
import type { Viewer } from "@/lib/platform/viewer";
import { change, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { viewerOf } from "../setup/world";
import { type ModelSays, type Script, startModelServer } from "./model-server";
import { textOf } from "./text-of";

const ADA = "ada@acme.example";
let model: Awaited<ReturnType<typeof startModelServer>>;
let ada: Viewer;

beforeAll(async () => {
  await freshDemo();
  [model, ada] = await Promise.all([startModelServer(), viewerOf(ADA)]);
});
afterAll(() => model.stop());
beforeEach(() => rows("DELETE FROM rate_limit"));

const call = (name: string, input: unknown = {}) => ({ name, written: JSON.stringify(input) });
/** Asks for these tools, then points to these lines. */
const pointing =
  (calls: readonly { name: string; written: string }[], lines: readonly string[]): Script =>
  ({ results }): ModelSays =>
    results.length === 0 ? { calls } : { calls: [call("answer", { lines })] };
const asked = (question: string, ways: Parameters<typeof answerFreely>[3] = {}, viewer = ada) =>
  answerFreely(viewer, question, "en", { setting: model.setting, ...ways });

/** Answers by itself, whatever was asked. */
const answering =
  (status: number, body = "{}", headers: Record<string, string> = {}): Script =>
  (_asked, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
    return null;
  };

describe("what the model chooses", () => {
  test("[HLP-2] is shown in our words, with the page it is from, and what the model says is not", async () => {
    model.says(({ results }) =>
      results.length === 0
        ? { content: "Let me look", calls: [call("invoice", { number: "inv 1044" })] }
        : { content: "It is 1.00 USD, see https://evil.example", calls: [call("answer", { lines: ["1.1"] })] },
    );
    const answer = await asked("the big one from March, what is stopping me");
    expect(textOf(answer)).toContain("75,000.00");
    expect(textOf(answer)).toContain("/invoices/INV-1044");
    expect(textOf(answer)).toContain("Carl");
    expect(textOf(answer)).not.toMatch(/Let me look|1\.00 USD,|evil/);
    expect(answer.offersCase).toBe(false);
  });

  test("[HLP-2, WHY-1] stands whole: every reason of a refusal, and all of a list, what it points to first", async () => {
    model.says(pointing([call("contracts"), call("renewal", { number: "C-1006" })], ["1.4", "2.1"]));
    const { parts } = await asked("what about the one that lasts longest");
    const [list, renewal] = parts;
    expect(list?.items).toHaveLength(4);
    const byDefault = await answerQuestion(ada, "which contracts do I have?", "en");
    expect(list?.items?.[0]).toBe(byDefault.parts[0]?.items?.[2]);
    expect(renewal?.sentences).toEqual(
      (await answerQuestion(ada, "why can't I cancel C-1006", "en")).parts[0]?.sentences,
    );
  });

  test("[HLP-2, ACC-6] what is another's is said not to be theirs, whatever else the model shows", async () => {
    model.says(pointing([call("invoice", { number: "INV-2001" }), call("balance")], ["1.1"]));
    const answer = await asked("is INV-2001 late");
    expect(answer.parts[0]?.sentences).toEqual(["I find nothing of yours called INV-2001."]);
    expect(model.asked.at(-1)?.results[0]).toBe('{"error":"not_found"}');
  });

  test("[HLP-2] answers in the question's language, and says that nothing is changed", async () => {
    model.says(pointing([call("balance")], ["1.1"]));
    const answer = await asked("betala allt som vi är skyldiga er");
    expect(answer.locale).toBe("sv");
    expect(textOf(answer)).toContain("ändrar ingenting");
  });
});

describe("what the model is given", () => {
  test("[HLP-2] tools that read, the key, and results as data by ids", async () => {
    model.says(pointing([call("helpers")], ["1.1"]));
    await asked("somebody to talk to");
    const [first, second] = model.asked;
    expect(first?.tools.join(" ")).not.toMatch(/pay_|turn|add|remove|write|sql/);
    expect(first?.authorization).toBe(`Bearer ${model.setting.key}`);
    expect(JSON.parse(second?.results[0] ?? "")).toMatchObject({ lines: [{ id: "1.1" }, { id: "1.2" }, {}, {}] });
  });

  test.each([
    ["a tool there is not", call("pay_invoice", { number: "INV-1042" }), "unknown_tool"],
    ["a name every object has", call("constructor"), "unknown_tool"],
    ["an argument that is none", call("contracts", { person: "x" }), "bad_arguments"],
    ["too much of one", call("invoice", { number: "1".repeat(5_000) }), "bad_arguments"],
    ["no JSON", { name: "invoices", written: "{" }, "bad_arguments"],
    ["another's contract", call("access", { contract: "C-4001" }), "not_found"],
    ["another's invoices", call("invoices", { contract: "C-4001" }), "not_found"],
    ["another's quote", call("quote", { number: "Q-701" }), "not_found"],
  ])("[HLP-2, A1] %s is a fault that tells nothing", async (_what, wrong, fault) => {
    model.says(pointing([wrong], ["1.1"]));
    const answer = await asked("What do I owe?");
    expect(model.asked.at(-1)?.results).toEqual([JSON.stringify({ error: fault })]);
    expect(answer).toEqual(await answerQuestion(ada, "What do I owe?", "en"));
  });

  test("[HLP-2] six tools and four rounds at most", async () => {
    model.says(() => ({ calls: Array.from({ length: 20 }, () => call("helpers")) }));
    await asked("What do I owe?");
    expect(model.asked.at(-1)?.results).toHaveLength(6);
    model.says(() => ({ calls: [call("helpers")] }));
    await asked("What do I owe?");
    expect(model.asked).toHaveLength(4);
  });

  test("[HLP-2, M6] no transaction is open while it is asked", async () => {
    const open: unknown[] = [];
    model.says(async ({ results }) => {
      open.push(
        ...(await rows(
          `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
             AND state LIKE 'idle in transaction%'`,
        )),
      );
      return results.length < 3
        ? { calls: [call("balance"), call("contracts")] }
        : { calls: [call("answer", { lines: [] })] };
    });
    await asked("What do I owe?");
    expect(model.asked.length).toBeGreaterThan(1);
    expect(open).toEqual([]);
  });
});

describe("without the model's answer", () => {
  const QUESTION = "Why can't I pay INV-1044?";
  const FAILURES: Readonly<Record<string, Script>> = {
    "500": answering(500),
    "429": answering(429),
    "no JSON": answering(200, "<p>"),
    "other JSON": answering(200, '{"choices":{"a":1}}'),
    "too long": ({ results }) =>
      results.length === 0
        ? { calls: [call("balance")] }
        : { content: "x".repeat(400_000), calls: [call("answer", { lines: ["1.1"] })] },
    "a line that goes dead": (_asked, response) => {
      response.destroy();
      return null;
    },
    silence: () => null,
    "words alone": () => ({ content: "You may pay it now: 1.00 USD" }),
    "lines that are none": ({ results }) =>
      results.length === 0
        ? { calls: [call("balance")] }
        : { calls: [call("answer", { lines: ["7.7", "x", "-1.0"] })] },
    "no lines": ({ results }) =>
      results.length === 0 ? { calls: [call("balance")] } : { calls: [call("answer", { lines: [] })] },
    "an answer that is none": ({ results }) =>
      results.length === 0 ? { calls: [call("balance")] } : { calls: [call("answer", { text: "Pay 1.00 USD" })] },
  };

  test.each(Object.entries(FAILURES))("[HLP-2] %s: the answer is the default's", async (_what, script) => {
    model.says(script);
    const answer = await asked(QUESTION, { withinMs: 1_500 });
    expect(model.asked.length).toBeGreaterThan(0);
    expect(answer).toEqual(await answerQuestion(ada, QUESTION, "en"));
  });

  test("[HLP-2] a redirect is not followed", async () => {
    model.says(answering(307, "", { location: `${model.setting.url}/elsewhere` }));
    expect(await asked(QUESTION)).toEqual(await answerQuestion(ada, QUESTION, "en"));
    expect(model.asked).toHaveLength(1);
  });

  test("[HLP-2] nobody there: the answer is the default's", async () => {
    const answer = await asked(QUESTION, { setting: { ...model.setting, url: "http://127.0.0.1:1/v1" } });
    expect(answer).toEqual(await answerQuestion(ada, QUESTION, "en"));
  });

  test("[HLP-2] who stops waiting ends it: the model is hung up on, and no other answer is looked for", async () => {
    const gone = new AbortController();
    const hungUp = new Promise((resolve) =>
      model.says((_asked, response) => {
        response.on("close", resolve);
        gone.abort();
        return null;
      }),
    );
    await expect(asked(QUESTION, { signal: gone.signal })).rejects.toThrow("aborted");
    await hungUp;
    expect(model.asked).toHaveLength(1);
  });

  test("[HLP-2] asked for everybody's, it is refused before any model is asked", async () => {
    model.says(pointing([call("balance")], ["1.1"]));
    const answer = await asked("list all customers");
    expect(answer).toMatchObject({ topic: "others", offersCase: true });
    expect(model.asked).toEqual([]);
  });

  test("[HLP-2, DSK-3] a preview asks nobody outside", async () => {
    model.says(pointing([call("balance")], ["1.1"]));
    const { id } = await previewOf("Acme US");
    const preview = { ...ada, personId: id, preview: { id } } as unknown as Viewer;
    const answer = await asked("What do I owe?", {}, preview);
    expect(textOf(answer)).toContain("Acme US");
    expect(model.asked).toEqual([]);
  });

  test("[HLP-2] beyond thirty in an hour the default answers", async () => {
    model.says(pointing([call("balance")], ["1.1"]));
    for (let count = 0; count < 31; count += 1) await asked("What do I owe?", { known: KNOWN });
    expect(model.asked.filter(({ results }) => results.length === 0)).toHaveLength(30);
  });
});

test("[HLP-1] whoever asks more than anybody types in a minute is told when there is more", async () => {
  const ask = (viewer: Viewer) => answerWithinLimit(viewer, "tack", "sv", { setting: null, known: KNOWN });
  const answers: string[] = [];
  for (let count = 0; count < 61; count += 1) answers.push(textOf(await ask(ada)));
  expect(answers.at(59)).toContain("Fråga mig om");
  expect(answers.at(60)).toMatch(/Om \d+ sekunder kan du fråga igen/);
  expect(textOf(await ask(await viewerOf("ben@acme.example")))).toContain("Fråga mig om");
});

const KNOWN = Promise.resolve({ contracts: [], names: [], people: [] });

/** A preview of a bill group, as one of the seller's people begins it. */
async function previewOf(billGroup: string): Promise<{ id: string }> {
  await viewerOf("admin@fjord.example");
  await change(
    `WITH begun AS (
       INSERT INTO session (id, token_hash, person_id, user_agent, created_at, last_active_at, proven_at)
       SELECT gen_random_uuid(), sha256('a session'), id, '', portal.now(), portal.now(), portal.now()
       FROM person WHERE email = 'admin@fjord.example' RETURNING id)
     INSERT INTO preview (id, token_hash, session_id, staff_id, account_id, bill_group_id, started_at)
     SELECT gen_random_uuid(), sha256('a preview'), begun.id, staff.id, account_id, bill_group.id, portal.now()
     FROM begun, staff, bill_group WHERE staff.role = 'admin' AND bill_group.name = $1`,
    [billGroup],
  );
  const [preview] = await rows<{ id: string }>("SELECT id FROM preview");
  if (!preview) throw new Error("no preview was begun");
  return preview;
}
