import type { MailBrand, MailContent } from "./content";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

const factLines = (facts: NonNullable<MailContent["facts"]>): string =>
  facts.map(([label, value]) => `${label}: ${value}`).join("\n");

/** The same content for readers that show no HTML. */
export function renderText({
  heading,
  paragraphs,
  facts = [],
  code,
  action,
  more,
  footer,
  choose,
}: MailContent): string {
  return [
    heading,
    ...paragraphs,
    factLines(facts),
    code ?? "",
    action ? `${action.label}:\n${action.url}` : "",
    more ? `${more.heading}\n${factLines(more.facts)}` : "",
    footer.map((line) => `-- ${line}`).join("\n"),
    choose ? `-- ${choose.label}:\n${choose.url}` : "",
  ]
    .filter(Boolean)
    .join("\n\n");
}

const paragraph = (text: string): string =>
  `<p style="margin:0 0 16px;font-size:16px;line-height:1.5">${escaped(text)}</p>`;

const factRow = ([label, value]: readonly [string, string]): string =>
  `<tr><td style="padding:6px 16px 6px 0;color:#55606e;vertical-align:top">${escaped(label)}</td>` +
  `<td style="padding:6px 0;font-weight:600">${escaped(value)}</td></tr>`;

const factTable = (facts: NonNullable<MailContent["facts"]>): string =>
  facts.length > 0
    ? `<table role="presentation" style="margin:0 0 16px;font-size:15px">${facts.map(factRow).join("")}</table>`
    : "";

const button = (action: { label: string; url: string }, color: string): string =>
  `<p style="margin:24px 0"><a href="${escaped(action.url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;` +
  `background:${escaped(color)};color:#ffffff;font-size:16px;font-weight:600;text-decoration:none">${escaped(action.label)}</a></p>`;

const smallPrint = (html: string): string =>
  `<p style="margin:8px 0 0;font-size:13px;line-height:1.5;color:#55606e">${html}</p>`;

/** Inline styles, one table for the facts, no image and nothing fetched: what every mail reader shows [ANY-5]. */
export function renderHtml(content: MailContent, brand: MailBrand, locale: string): string {
  const { subject, heading, paragraphs, facts = [], code, action, more, footer, choose } = content;
  return [
    `<!doctype html><html lang="${escaped(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${escaped(subject)}</title></head>`,
    '<body style="margin:0;padding:24px 12px;background:#f4f6f8;color:#17202b;font-family:system-ui,-apple-system,Segoe UI,sans-serif">',
    '<div style="max-width:560px;margin:0 auto;padding:32px 28px;background:#ffffff;border-radius:12px">',
    `<p style="margin:0 0 24px;font-weight:700;color:${escaped(brand.color)}">${escaped(brand.name)}</p>`,
    `<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${escaped(heading)}</h1>`,
    ...paragraphs.map(paragraph),
    factTable(facts),
    code
      ? `<p style="margin:0 0 16px;font-size:30px;font-weight:700;letter-spacing:6px;font-variant-numeric:tabular-nums">${escaped(code)}</p>`
      : "",
    action ? button(action, brand.color) : "",
    more
      ? `<h2 style="margin:0 0 8px;font-size:16px;line-height:1.3">${escaped(more.heading)}</h2>${factTable(more.facts)}`
      : "",
    ...footer.map((line) => smallPrint(escaped(line))),
    choose ? smallPrint(`<a href="${escaped(choose.url)}" style="color:#55606e">${escaped(choose.label)}</a>`) : "",
    "</div></body></html>",
  ].join("");
}
