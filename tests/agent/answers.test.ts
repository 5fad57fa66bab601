import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerQuestion, knownTo } from "@/lib/agent/queries";
import type { Locale } from "@/lib/platform/locales";
import { freshDemo } from "../setup/demo";
import { viewerOf } from "../setup/world";
import { QUESTIONS, type Question } from "./questions";
import { textOf } from "./text-of";

const LANGUAGES = Object.entries(QUESTIONS) as [Locale, (typeof QUESTIONS)[Locale]][];
const score = new Map<string, { right: number; asked: number }>();
const WRONG: string[] = [];
/** What each may name, read once. */
const known = new Map<string, ReturnType<typeof knownTo>>();

beforeAll(freshDemo);
afterAll(() => {
  console.table(Object.fromEntries([...score].map(([kind, { right, asked }]) => [kind, { right, asked }])));
  if (WRONG.length > 0) console.log(WRONG.join("\n"));
});

/** Null where the answer is right; else what came instead. */
async function wrongIn({ asks, by, topic, says = [], from }: Question, locale: Locale): Promise<string | null> {
  const viewer = await viewerOf(by);
  if (!known.has(by)) known.set(by, knownTo(viewer));
  const answer = await answerQuestion(viewer, asks, locale, known.get(by));
  const text = textOf(answer);
  const sources = answer.parts.flatMap((part) => part.sources ?? []);
  const isRefusal = topic === "unknown" || topic === "others";
  const cites =
    from === undefined || sources.some(({ href }) => href === from || (from !== "/" && href.startsWith(from)));
  const right = isRefusal
    ? answer.offersCase && sources.length === 0
    : answer.topic === topic && cites && !answer.offersCase && says.every((word) => text.includes(word));
  if (right && answer.locale === locale) return null;
  return `${asks} → ${answer.locale} ${answer.topic} ${sources.map(({ href }) => href).join(" ")} ${text.slice(0, 120)}`;
}

describe.each(LANGUAGES)("the question set in %s", (locale, kinds) => {
  test.each(Object.entries(kinds))(
    "[HLP-1] %s: nine of ten are answered from the right place",
    async (kind, questions) => {
      const wrong: string[] = [];
      for (const question of questions) {
        const found = await wrongIn(question, locale);
        if (found) wrong.push(`${locale} ${kind}: ${found}`);
      }
      WRONG.push(...wrong);
      score.set(`${locale}: ${kind}`, { right: questions.length - wrong.length, asked: questions.length });
      expect(wrong.length, wrong.join("\n")).toBeLessThanOrEqual(questions.length / 10);
    },
  );
});

test("[HLP-1] the set is large enough to mean something", () => {
  const all = LANGUAGES.flatMap(([, kinds]) => Object.values(kinds).flat());
  expect(all.length).toBeGreaterThanOrEqual(150);
});

describe("[WHY-1] [HLP-1] the agent says why in the words of the page's own rule", () => {
  const CORA = "cora@acme.example";
  const DAN = "dan@birch.example";
  const HAL = "hal@dune.example";
  const told = async (email: string, question: string) => {
    const { parts } = await answerQuestion(await viewerOf(email), question, "en");
    return {
      text: parts.map(({ sentences }) => sentences.join(" ")).join(" "),
      people: parts.flatMap((part) => part.people ?? []),
    };
  };

  test("a protected contact, contract by contract, and who helps", async () => {
    const { text, people } = await told("ada@acme.example", "Why can't I remove Cora?");
    expect(text).toContain("C-1002");
    expect(people.length).toBeGreaterThan(0);
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
    expect((await told("ada@acme.example", "Why can't I remove Ben?")).text).toContain("Ben");
  });

  test("nobody learns of somebody who shares no contract with them", async () => {
    const { parts, offersCase } = await answerQuestion(await viewerOf(CORA), "Why can't I remove Dan Birch?", "en");
    expect(offersCase).toBe(true);
    expect(parts.flatMap(({ sources }) => sources ?? [])).toEqual([]);
  });

  test("a closed shop: suspended, and without the permission", async () => {
    expect((await told(DAN, "Why can't I add products?")).text).toContain("suspended");
    expect((await told(HAL, "Why can't I add products?")).text).toContain("manage billing permission");
  });
});
