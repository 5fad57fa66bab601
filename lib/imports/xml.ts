import { DOMParser, type Document, type Element } from "@xmldom/xmldom";
import { type Finding, ImportRefused, type XmlElement } from "./types";

export const MAX_BYTES = 5 * 1024 * 1024;
const MAX_ELEMENTS = 200_000;
const MAX_DEPTH = 60;
/** Of one tag with its attributes, which the parser compares with each other. */
const MAX_TAG = 4_000;

const refuse = (line: number | null, rule: string, message: string): ImportRefused =>
  new ImportRefused([{ line, rule, message } satisfies Finding]);

/** What a declaration may name → how it is read. ISO-8859-1 is read as its superset windows-1252, as browsers do. */
const ENCODINGS: Readonly<Record<string, string>> = {
  "UTF-8": "utf-8",
  "US-ASCII": "utf-8",
  "UTF-16": "utf-16le",
  "UTF-16LE": "utf-16le",
  "UTF-16BE": "utf-16be",
  "ISO-8859-1": "windows-1252",
  "WINDOWS-1252": "windows-1252",
  "ISO-8859-15": "iso-8859-15",
};

/**
 * A file's bytes as text, by its byte order mark or its XML declaration, else as UTF-8.
 * @throws ImportRefused for a file that is empty, too large, or not text in the encoding it claims
 */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes.length === 0) throw refuse(null, "XML", "the file is empty");
  if (bytes.length > MAX_BYTES) throw refuse(null, "SIZE", `the file is larger than ${MAX_BYTES / 1024 / 1024} MB`);
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw refuse(null, "XML", `the file is not text in ${encoding.toUpperCase()}`);
  }
  text = text.replace(/\r\n?/g, "\n");
  const odd = firstOddCharacter(text);
  if (odd >= 0) throw refuse(lineAt(text, odd), "XML", "a character that XML does not allow");
  return text;
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  // Without a mark, "<?" tells by its zeros.
  if (first === 0x3c && second === 0 && third === 0x3f && fourth === 0) return "utf-16le";
  if (first === 0 && second === 0x3c && third === 0 && fourth === 0x3f) return "utf-16be";
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head)?.[1]?.toUpperCase();
  if (declared === undefined) return "utf-8";
  const known = ENCODINGS[declared];
  // Its declaration could be read byte by byte, so it cannot be UTF-16.
  if (!known || known.startsWith("utf-16")) throw refuse(1, "XML", `the encoding ${declared} cannot be read`);
  return known;
}

/** Control characters and halves of pairs, which no XML may hold. */
const firstOddCharacter = (text: string): number =>
  text.search(/[^\P{Cc}\t\n\u0085\u007f-\u009f]|\p{Cs}|[\ufffe\uffff]/u);

function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < index; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}

/**
 * Text as a tree of elements with their lines. Nothing outside the text is ever read: a document type, the only place
 * where entities can be declared, is refused before parsing.
 * @throws ImportRefused for what is not well-formed, or larger than any invoice
 */
export function parseXml(text: string): XmlElement {
  if (!/^\s*</.test(text)) throw refuse(1, "XML", "this is no XML");
  checkBounds(text);
  let document: Document;
  try {
    // The parser forgives much: its lightest warning is a refusal here.
    document = new DOMParser({ onError: (_level, message) => stop(message) }).parseFromString(text, "text/xml");
  } catch (error) {
    throw refuse(lineOf(error), "XML", `not well-formed XML: ${plain(error)}`);
  }
  if (document.doctype || !document.documentElement) throw refuse(1, "XML", "not an XML document");
  return toElement(document.documentElement);
}

const stop = (message: string): never => {
  throw new Error(message);
};

function lineOf(error: unknown): number {
  const { locator } = error as { locator?: { lineNumber?: number } };
  return Math.max(1, locator?.lineNumber ?? 1);
}

const plain = (error: unknown): string =>
  (error instanceof Error ? error.message : "")
    .replace(/^Reporting \w+ "(.*)" caused [\s\S]*$/s, "$1")
    .replace(/\s+/g, " ")
    .slice(0, 120);

/** Comments, character data and instructions, whose content is no markup; else a tag. */
const OPAQUE = [
  { start: "<!--", end: "-->" },
  { start: "<![CDATA[", end: "]]>" },
  { start: "<?", end: "?>" },
] as const;

/** A whole tag: its name, and a slash at the end of one without content. */
const TAG = /^<(\/?)([^\s<>"'/=]+)(?:[^<>"']|"[^"<]*"|'[^'<]*')*?(\/?)>/;

/** One pass over the tags, before anything is built from them. */
function checkBounds(text: string): void {
  const open: { readonly name: string; readonly at: number }[] = [];
  let [elements, from] = [0, 0];
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", from)) {
    checkReferences(text, from, at);
    const opaque = OPAQUE.find(({ start }) => text.startsWith(start, at));
    if (!opaque && text.startsWith("<!", at))
      throw refuse(lineAt(text, at), "DOCTYPE", "a document type with its entities is not taken");
    if (opaque) {
      const end = text.indexOf(opaque.end, at + opaque.start.length);
      if (end < 0) throw refuse(lineAt(text, at), "XML", `not well-formed XML: ${opaque.start} does not end`);
      from = end + opaque.end.length;
      continue;
    }
    const [tag, isEnd, name = "", isEmpty] = TAG.exec(text.slice(at, at + MAX_TAG)) ?? [];
    if (!tag) throw refuse(lineAt(text, at), "XML", "not well-formed XML: a tag without an end, or far too long");
    from = at + tag.length;
    if (isEnd) closeTag(text, open.pop(), name, at);
    else {
      elements += 1;
      if (!isEmpty) open.push({ name, at });
    }
    if (open.length > MAX_DEPTH || elements > MAX_ELEMENTS)
      throw refuse(lineAt(text, at), "SIZE", "more elements, or deeper ones, than an invoice has");
  }
  checkReferences(text, from, text.length);
  const [unclosed] = open.slice(-1);
  if (unclosed) throw refuse(lineAt(text, unclosed.at), "XML", `not well-formed XML: <${unclosed.name}> does not end`);
}

function closeTag(text: string, opened: { name: string; at: number } | undefined, name: string, at: number): void {
  if (opened?.name === name) return;
  const instead = opened ? `<${opened.name}> of line ${lineAt(text, opened.at)}` : "nothing";
  throw refuse(lineAt(text, at), "XML", `not well-formed XML: </${name}> ends ${instead}`);
}

/** An ampersand begins one of XML's own five entities or a number, and nothing else: others cannot be declared. */
function checkReferences(text: string, from: number, to: number): void {
  const wrong = text.slice(from, to).search(/&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)/);
  if (wrong >= 0) throw refuse(lineAt(text, from + wrong), "XML", "an ampersand that is no character's name");
}

/** The others say nothing that is kept. */
const ATTRIBUTES = ["schemeID", "currencyID", "unitCode"];

function toElement(element: Element): XmlElement {
  const children: XmlElement[] = [];
  let text = "";
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === node.ELEMENT_NODE) children.push(toElement(node as Element));
    else if (node.nodeType === node.TEXT_NODE || node.nodeType === node.CDATA_SECTION_NODE)
      text += node.nodeValue ?? "";
  }
  return {
    namespace: element.namespaceURI ?? "",
    name: element.localName ?? element.nodeName,
    line: element.lineNumber ?? 1,
    attributes: Object.fromEntries(
      ATTRIBUTES.flatMap((name) => (element.hasAttribute(name) ? [[name, element.getAttribute(name) ?? ""]] : [])),
    ),
    children,
    text: children.length === 0 ? text : "",
  };
}
