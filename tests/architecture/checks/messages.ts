import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { type JsonSource, readJson } from "../json-source";
import type { Check, Finding } from "../rule";
import type { SourceTree } from "../source-tree";

const BASE = "messages/en.json";
const REQUIRED = [BASE, "messages/sv.json"];

/** Words that stand for what has another word everywhere else: a reader takes two words for two things. */
const SECOND_WORDS: Readonly<Record<string, string>> = {
  "avstängt konto": "spärrat konto",
  avstängning: "spärr",
  förnyels: "förlängning",
  abonnemang: "prenumeration",
  faktureringskontakt: "fakturakontakt",
  underteckna: "signera",
  bankdebitering: "autogiro",
  kreditfaktur: "kreditnota",
};

interface Message {
  text: string;
  line: number;
}
interface MessageFile {
  path: string;
  source: JsonSource;
  messages: Map<string, Message>;
}

const finding = (path: string, line: number, message: string): Finding => ({ path, line, message });

/** Every language says everything. */
export const languagesAreComplete: Check = (tree) => {
  const missing = REQUIRED.filter((path) => !tree.paths.includes(path));
  if (missing.length > 0) return missing.map((path) => finding(path, 1, "is missing"));
  return againstBase(tree, (base, other) => [...keysLacking(base, other), ...keysLacking(other, base)]);
};

const keysLacking = (from: MessageFile, other: MessageFile): Finding[] =>
  [...from.messages]
    .filter(([key]) => !other.messages.has(key))
    .map(([key, { line }]) => finding(from.path, line, `${key} is not in ${other.path}`));

/** No message is empty, or written twice, or something else than text. */
export const messagesAreText: Check = (tree) =>
  messageFiles(tree).flatMap(({ path, source }) => [
    ...source.repeatedKeys.map((line) => finding(path, line, "this key is already written above")),
    ...source.leaves
      .filter(({ value }) => typeof value !== "string" || value.trim() === "")
      .map((leaf) => finding(path, leaf.line, `${leaf.path.join(".")} has no text`)),
  ]);

/** One thing has one Swedish word on screens, in mails and in help; what people search by may be any. */
export const oneSwedishWord: Check = (tree) =>
  tree.paths
    .filter((path) => path === "messages/sv.json" || path.startsWith("messages/help/sv/"))
    .flatMap((path) =>
      (tree.read(path) ?? "").split("\n").flatMap((line, index) => {
        const found = Object.keys(SECOND_WORDS).find((word) => line.toLowerCase().includes(word));
        const isForSearch = line.startsWith("> keywords:");
        return found && !isForSearch ? [finding(path, index + 1, `${found}: here it is ${SECOND_WORDS[found]}`)] : [];
      }),
    );

/** A message can be read, and takes the same arguments and tags in every language. */
export const messagesTakeTheSame: Check = (tree) => [
  ...messageFiles(tree).flatMap((file) =>
    [...file.messages].flatMap(([key, { text, line }]) => {
      const { problem } = readMessage(text);
      return problem === null ? [] : [finding(file.path, line, `${key} cannot be read: ${problem}`)];
    }),
  ),
  ...againstBase(tree, (base, other) =>
    [...other.messages].flatMap(([key, { text, line }]) => {
      const original = base.messages.get(key);
      const [here, there] = [readMessage(text), readMessage(original?.text ?? text)];
      if (here.problem ?? there.problem) return [];
      if (here.takes === there.takes) return [];
      return [
        finding(
          other.path,
          line,
          `${key} takes ${here.takes || "nothing"}, in ${base.path} ${there.takes || "nothing"}`,
        ),
      ];
    }),
  ),
];

function againstBase(tree: SourceTree, compare: (base: MessageFile, other: MessageFile) => Finding[]): Finding[] {
  const files = messageFiles(tree);
  const base = files.find(({ path }) => path === BASE);
  return base ? files.filter((file) => file !== base).flatMap((other) => compare(base, other)) : [];
}

const messageFiles = (tree: SourceTree): MessageFile[] =>
  tree.paths
    .filter((path) => /^messages\/[^/]+\.json$/.test(path))
    .map((path) => {
      const source = readJson(tree.read(path) ?? "");
      const texts = source.leaves.map(
        (leaf) => [leaf.path.join("."), { text: String(leaf.value), line: leaf.line }] as const,
      );
      return { path, source, messages: new Map(texts) };
    });

function readMessage(text: string): { takes: string; problem: string | null } {
  try {
    return { takes: [...new Set(parse(text).flatMap(taken))].sort().join(", "), problem: null };
  } catch (error) {
    return { takes: "", problem: error instanceof Error ? error.message : String(error) };
  }
}

/** What a message is given: `name` for an argument, `<name>` for a tag. */
function taken(element: MessageFormatElement): string[] {
  switch (element.type) {
    case TYPE.literal:
    case TYPE.pound:
      return [];
    case TYPE.tag:
      return [`<${element.value}>`, ...element.children.flatMap(taken)];
    case TYPE.select:
    case TYPE.plural:
      return [element.value, ...Object.values(element.options).flatMap((option) => option.value.flatMap(taken))];
    default:
      return [element.value];
  }
}
