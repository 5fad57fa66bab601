import { createHash } from "node:crypto";
import { html as htmlReply, type Reply } from "../http/reply";
import { Html, html } from "./html";
import type { Language, Texts } from "./texts";

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2530; --paper: #fff; --soft: #f3f5f8; --line: #7a8594; --act: #1f5fbf; --on-act: #fff; --bad: #b3261e; --note: #6b4e00; --note-paper: #fff4d6; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf2; --paper: #171c23; --soft: #202732; --line: #8b97a8; --act: #8db9ff; --on-act: #0b1a33; --bad: #ffb4ab; --note: #ffe08a; --note-paper: #3a2f0b; } }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--soft); overflow-wrap: anywhere; }
main { max-width: 30rem; margin: 0 auto; padding: 1rem; }
.note { background: var(--note-paper); color: var(--note); padding: .75rem 1rem; font-weight: 600; text-align: center; }
.card { background: var(--paper); padding: 1rem; border-radius: .5rem; border: 1px solid var(--line); }
h1 { font-size: 1.375rem; margin: .5rem 0 1rem; }
.lines { list-style: none; padding: 0; margin: 0 0 1rem; }
.lines li, .total { display: flex; justify-content: space-between; gap: 1rem; flex-wrap: wrap; }
.total { font-weight: 700; border-top: 1px solid var(--line); padding-top: .5rem; margin: 0 0 1rem; }
.field { margin: 0 0 1rem; }
label { display: block; font-weight: 600; margin-bottom: .25rem; }
input { width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .375rem; }
input[aria-invalid=true] { border: 2px solid var(--bad); }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: 0 1rem; }
.wrong { color: var(--bad); margin: .25rem 0 0; }
.problem { color: var(--bad); border: 2px solid var(--bad); border-radius: .375rem; padding: .75rem 1rem; margin: 0 0 1rem; }
.problem p { margin: 0; }
button, .button { display: inline-flex; align-items: center; justify-content: center; width: 100%; min-height: 2.75rem; padding: .5rem 1rem; font: inherit; font-weight: 600; color: var(--on-act); background: var(--act); border: 2px solid var(--act); border-radius: .375rem; text-decoration: none; cursor: pointer; margin-bottom: .75rem; }
button.plain { color: var(--act); background: transparent; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
a { color: var(--act); }
.hint { font-size: .9375rem; }
`;

const styleHash = createHash("sha256").update(STYLE).digest("base64");

interface Page {
  status: number;
  language: Language;
  texts: Texts;
  title: string;
  body: Html;
  /** Where a form of this page may lead in the end: browsers hold redirects to it too. */
  leadsTo?: string | null;
}

/** A whole page: no script, nothing from elsewhere, never cached. */
export function page({ status, language, texts, title, body, leadsTo }: Page): Reply {
  const target = originOf(leadsTo);
  const text = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${texts.sandbox}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<header class="note">${texts.sandbox}</header>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.text;
  return htmlReply(status, text, {
    "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'${target ? ` ${target}` : ""}`,
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
  });
}

function originOf(address: string | null | undefined): string | null {
  return address && URL.canParse(address) ? new URL(address).origin : null;
}

export const backLink = (address: string | null, texts: Texts): Html | null =>
  address ? html`<p><a href="${address}">${texts.back}</a></p>` : null;
