const made: unique symbol = Symbol("markup");

/** HTML that only `markup` makes. */
export interface Markup {
  readonly [made]: string;
}

type Value = string | Markup | false | undefined;

/**
 * HTML of ours, for what would be thousands of elements: what stands in the literal is markup, and what is put in is text
 * and stays text, between tags and in attributes. Attributes are written in double quotes; what is put into an `href`
 * begins with a path of ours. Nothing stands where false or undefined is put in.
 */
export function markup(literal: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let html = literal[0] ?? "";
  values.forEach((value, index) => {
    html += htmlOf(value) + (literal[index + 1] ?? "");
  });
  return { [made]: html };
}

/** One after the other. */
export const joined = (parts: readonly Markup[]): Markup => ({ [made]: parts.map(htmlOf).join("") });

/** For `dangerouslySetInnerHTML`, which takes nothing else here. */
export const innerHtml = (content: Markup): { __html: string } => ({ __html: htmlOf(content) });

function htmlOf(value: Value): string {
  if (value === undefined || value === false) return "";
  return typeof value === "string" ? escaped(value) : value[made];
}

const NEEDS_ESCAPE = /[&<>"']/;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};

const escaped = (text: string): string =>
  NEEDS_ESCAPE.test(text) ? text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "") : text;
