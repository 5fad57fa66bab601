import type Stripe from "stripe";
import { type Reply, redirect } from "../http/reply";
import { intentToPay, successUrl } from "../model/checkout";
import { formatAmount } from "../model/currency";
import { type Entered, methodEntered, submitCheckout } from "../model/steps";
import { idOf, type World } from "../state/world";
import { type Kept, type Problems, readAccount, readCard } from "./card-form";
import { accountFields, cardFields, problemBox } from "./fields";
import { type Html, html } from "./html";
import { backLink, page } from "./layout";
import { declineText, type Language, languageOf, type Texts, textsIn } from "./texts";

const NOTHING: Kept = { expiry: "", name: "" };

/** The hosted page as the customer first sees it, or returns to it. */
export function showPay(world: World, session: Stripe.Checkout.Session, acceptLanguage?: string): Reply {
  const language = languageOf(session, acceptLanguage);
  if (session.status !== "open") return closed(world, session, language);
  const error = lastError(world, session);
  return form(world, session, language, { status: 200, message: error && declineText(error, language) });
}

/** The customer presses Pay. */
export function submitPay(
  world: World,
  session: Stripe.Checkout.Session,
  typed: URLSearchParams,
  acceptLanguage?: string,
): Reply {
  const language = languageOf(session, acceptLanguage);
  // The second of two presses: the first has paid, so both arrive at the same place.
  if (session.status === "complete") return redirect(successUrl(session));
  if (session.status !== "open") return closed(world, session, language);
  const texts = textsIn(language);
  const { entered, problems, kept } = isOfAccount(session, typed)
    ? readAccount(typed, texts)
    : readCard(typed, texts, world.clock.now());
  if (Object.keys(problems).length > 0) return form(world, session, language, { status: 400, problems, kept });
  const reply = pay(world, session, entered);
  if (reply) return reply;
  const error = lastError(world, session);
  if (!error) return form(world, session, language, { status: 400, problems: { number: texts.notTestCard }, kept });
  return form(world, session, language, { status: 402, message: declineText(error, language), kept });
}

/** Null where it did not go through: declined, or no test card. */
function pay(world: World, session: Stripe.Checkout.Session, entered: Entered): Reply | null {
  const method = methodEntered(world, entered);
  if (!method) {
    forgetError(world, session);
    return null;
  }
  const result = submitCheckout(world, session, method);
  if (result.kind === "declined") return null;
  if (result.kind !== "requires_action") return redirect(successUrl(session));
  const intent = idOf(session.payment_intent) ?? idOf(session.setup_intent) ?? "";
  return redirect(`${world.publicUrl}/c/3ds/${intent}`);
}

/** So that an old decline is not shown for a number that was never tried. */
function forgetError(world: World, session: Stripe.Checkout.Session): void {
  if (session.payment_intent) intentToPay(world, session).last_payment_error = null;
  const setup = world.state.setupIntents.get(idOf(session.setup_intent) ?? "");
  if (setup) setup.last_setup_error = null;
}

function lastError(world: World, session: Stripe.Checkout.Session) {
  const payment = world.state.paymentIntents.get(idOf(session.payment_intent) ?? "");
  const setup = world.state.setupIntents.get(idOf(session.setup_intent) ?? "");
  return payment?.last_payment_error ?? setup?.last_setup_error ?? null;
}

interface Shown {
  status: number;
  /** A sentence about the last try. */
  message?: string | null;
  problems?: Problems;
  kept?: Kept;
}

function form(world: World, session: Stripe.Checkout.Session, language: Language, shown: Shown): Reply {
  const texts = textsIn(language);
  const isPayment = session.mode === "payment";
  const { status, message = null, problems = {} } = shown;
  const body = html`${problemBox(message, problems, texts)}
<div class="card">
${isPayment ? summary(world, session, language) : null}
${takes(session, "card") ? cardForm(session, texts, shown) : null}
${takes(session, "sepa_debit") ? accountForm(session, texts, shown) : null}
</div>
${backLink(session.cancel_url, texts)}`;
  const title = isPayment ? texts.payTitle : texts.saveTitle;
  return page({ status, language, texts, title, body, leadsTo: session.success_url });
}

/** A session takes only what it was made for. */
const isOfAccount = (session: Stripe.Checkout.Session, typed: URLSearchParams): boolean =>
  takes(session, "sepa_debit") && (typed.has("iban") || !takes(session, "card"));

const takes = (session: Stripe.Checkout.Session, type: "card" | "sepa_debit"): boolean =>
  session.payment_method_types.includes(type);

const cardForm = (
  session: Stripe.Checkout.Session,
  texts: Texts,
  { problems = {}, kept = NOTHING }: Shown,
): Html => html`<form method="post" action="/c/pay/${session.id}" novalidate>
<p class="hint">${texts.sandboxHint}</p>
${cardFields(problems, kept, texts)}
<button type="submit">${session.mode === "payment" ? texts.pay : texts.save}</button>
</form>`;

const accountForm = (
  session: Stripe.Checkout.Session,
  texts: Texts,
  { problems = {}, kept = NOTHING }: Shown,
): Html => html`<form method="post" action="/c/pay/${session.id}" novalidate>
<p class="hint">${texts.debitHint}</p>
${accountFields(problems, kept, texts)}
<p class="hint">${texts.mandate}</p>
<button type="submit">${texts.payDebit}</button>
</form>`;

function summary(world: World, session: Stripe.Checkout.Session, language: Language): Html {
  const texts = textsIn(language);
  const amount = (value: number): string => formatAmount(value, session.currency ?? "eur", language);
  const lines = world.state.orders.get(session.id)?.lines ?? [];
  return html`<ul class="lines">
${lines.map(
  (line) =>
    html`<li><span>${line.description}${line.quantity === 1 ? null : ` × ${line.quantity}`}</span><span>${amount(line.amount_total)}</span></li>
`,
)}</ul>
<p class="total"><span>${texts.total}</span><span>${amount(session.amount_total ?? 0)}</span></p>`;
}

function closed(world: World, session: Stripe.Checkout.Session, language: Language): Reply {
  const texts = textsIn(language);
  const isExpired = session.status === "expired";
  const intent = world.state.paymentIntents.get(idOf(session.payment_intent) ?? "");
  const done =
    session.mode === "setup"
      ? texts.completeSaved
      : intent?.status === "processing"
        ? texts.completeProcessing
        : texts.completePaid;
  const goOn = html`<p><a class="button" href="${successUrl(session)}">${texts.continue}</a></p>`;
  const body = html`<div class="card"><p>${isExpired ? texts.expiredText : done}</p>
${isExpired ? null : goOn}</div>
${isExpired ? backLink(session.cancel_url, texts) : null}`;
  const title = isExpired ? texts.expiredTitle : texts.completeTitle;
  return page({ status: isExpired ? 410 : 200, language, texts, title, body });
}
