import { beforeAll, expect, test } from "vitest";
import { answerQuestion, knownTo } from "@/lib/agent/queries";
import { suggestionsFor } from "@/lib/agent/rules";
import { LOCALES } from "@/lib/platform/locales";
import { translator } from "@/lib/platform/translate";
import { freshDemo } from "../setup/demo";
import { viewerOf } from "../setup/world";

beforeAll(freshDemo);

const PAGES = [
  "/",
  "/contracts",
  "/contracts/C-1001",
  "/invoices/INV-1042",
  "/quotes",
  "/users",
  "/payments",
  "/billing",
];

test.each(LOCALES)("[HLP-1, ANY-2] what the panel suggests on a page is answered, in %s", async (locale) => {
  const [ada, fay] = await Promise.all([viewerOf("ada@acme.example"), viewerOf("fay@dune.example")]);
  const known = new Map([ada, fay].map((viewer) => [viewer, knownTo(viewer)]));
  const t = translator(locale);
  const unanswered: string[] = [];
  for (const [viewer, path] of [...PAGES.map((page) => [ada, page] as const), [fay, "/quotes/Q-701"] as const])
    for (const { ask, number = "" } of suggestionsFor(path)) {
      const question = t(`agent.suggest.${ask}`, { number });
      const answer = await answerQuestion(viewer, question, locale, known.get(viewer));
      const sources = answer.parts.flatMap((part) => part.sources ?? []);
      if (answer.offersCase || sources.length === 0 || answer.locale !== locale) unanswered.push(question);
    }
  expect(unanswered).toEqual([]);
});

test.each(LOCALES)("[WHY-1] what a refusal asks of the agent is answered by the same rule, in %s", async (locale) => {
  const ada = await viewerOf("ada@acme.example");
  const t = translator(locale);
  const topicOf = async (question: string) => {
    const { topic, locale: lang, parts } = await answerQuestion(ada, question, locale);
    return [topic, lang, parts[0]?.sources?.[0]?.href];
  };
  expect(await topicOf(t("agent.why.pay", { number: "INV-1044" }))).toEqual([
    ...["payability", locale, "/invoices/INV-1044"],
  ]);
  expect(await topicOf(t("agent.why.renew", { number: "C-1002" }))).toEqual(["renewal", locale, "/contracts/C-1002"]);
  const fay = await viewerOf("fay@dune.example");
  const accept = await answerQuestion(fay, t("agent.why.accept", { number: "Q-701" }), locale);
  expect([accept.topic, accept.locale]).toEqual(["quote", locale]);
});
