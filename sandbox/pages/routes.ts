import type { IncomingMessage } from "node:http";
import { readBody } from "../http/body";
import type { Reply } from "../http/reply";
import type { World } from "../state/world";
import { html } from "./html";
import { page } from "./layout";
import { showPay, submitPay } from "./pay";
import { languageOf, textsIn } from "./texts";
import { showAuthentication, submitAuthentication } from "./three-d-secure";

/** The pages a customer sees. */
export async function answerPage(world: World, request: IncomingMessage, path: string): Promise<Reply> {
  const language = request.headers["accept-language"];
  const typed = request.method === "POST" ? new URLSearchParams(await readBody(request)) : null;
  const session = world.state.sessions.get(idAfter(path, /^(?:\/c)?\/pay\/([A-Za-z0-9_]{1,255})$/));
  if (session) return typed ? submitPay(world, session, typed, language) : showPay(world, session, language);
  const intentId = idAfter(path, /^\/c\/3ds\/([A-Za-z0-9_]{1,255})$/);
  const intent = world.state.paymentIntents.get(intentId) ?? world.state.setupIntents.get(intentId);
  if (!intent) return notFound(language);
  return typed ? submitAuthentication(world, intent, typed, language) : showAuthentication(world, intent, language);
}

const idAfter = (path: string, pattern: RegExp): string => pattern.exec(path)?.[1] ?? "";

function notFound(acceptLanguage: string | undefined): Reply {
  const language = languageOf(null, acceptLanguage);
  const texts = textsIn(language);
  return page({ status: 404, language, texts, title: texts.missingTitle, body: html`<p>${texts.missingText}</p>` });
}
