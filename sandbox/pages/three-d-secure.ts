import { type Reply, redirect } from "../http/reply";
import { formatAmount } from "../model/currency";
import { afterAuthentication, authenticate, type Intent, returnAddress, shownSession } from "../model/steps";
import type { World } from "../state/world";
import { html } from "./html";
import { backLink, page } from "./layout";
import { languageOf, textsIn } from "./texts";

/** The bank's page: the customer proves who they are, fails to, or walks away and leaves it open [M5]. */
export function showAuthentication(world: World, intent: Intent, acceptLanguage?: string): Reply {
  const session = shownSession(world, intent);
  const language = languageOf(session, acceptLanguage);
  const texts = textsIn(language);
  if (intent.status !== "requires_action") return over(world, intent, acceptLanguage);
  const amount = intent.object === "payment_intent" ? formatAmount(intent.amount, intent.currency, language) : null;
  const body = html`<div class="card"><p>${texts.authText}</p>
${amount ? html`<p class="total"><span>${texts.total}</span><span>${amount}</span></p>` : null}
<form method="post" action="/c/3ds/${intent.id}">
<button type="submit" name="outcome" value="complete">${texts.authComplete}</button>
<button class="plain" type="submit" name="outcome" value="fail">${texts.authFail}</button>
</form></div>`;
  const leadsTo = session?.success_url ?? afterAuthentication(world, intent);
  return page({ status: 200, language, texts, title: texts.authTitle, body, leadsTo });
}

export function submitAuthentication(
  world: World,
  intent: Intent,
  typed: URLSearchParams,
  acceptLanguage?: string,
): Reply {
  if (intent.status !== "requires_action") return over(world, intent, acceptLanguage);
  const back = afterAuthentication(world, intent);
  authenticate(world, intent, typed.get("outcome") === "complete");
  if (shownSession(world, intent)) return redirect(afterAuthentication(world, intent) ?? world.publicUrl);
  return back ? redirect(returnAddress(back, intent)) : over(world, intent, acceptLanguage);
}

/** Whoever comes late is told so: another tab has settled it, or it was canceled. */
function over(world: World, intent: Intent, acceptLanguage?: string): Reply {
  const session = shownSession(world, intent);
  const language = languageOf(session, acceptLanguage);
  const texts = textsIn(language);
  const isDone = intent.status === "succeeded";
  const next = session ? `/c/pay/${session.id}` : null;
  const body = html`<div class="card"><p>${isDone ? texts.authDone : texts.authOver}</p>
${next ? html`<p><a class="button" href="${next}">${texts.continue}</a></p>` : null}</div>
${backLink(session?.cancel_url ?? null, texts)}`;
  return page({ status: isDone ? 200 : 409, language, texts, title: texts.authTitle, body });
}
