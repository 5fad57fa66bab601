import { randomBytes } from "node:crypto";
import { type ClientRequest, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from "request-filtering-agent";
import { Webhook } from "standardwebhooks";
import { stopwatch } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import type { SendResult } from "./types";

/** As Standard Webhooks writes it. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;

interface Message {
  readonly id: string;
  readonly at: Date;
  readonly body: string;
}

/** Signed with each secret that is good now, the newest first, as the standard has it for rotation. */
export const signedHeaders = ({ id, at, body }: Message, secrets: readonly string[]): Record<string, string> => ({
  "webhook-id": id,
  "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
  "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(" "),
});

export const TIMEOUT_MS = 10_000;
/** More of an answer is not read. */
const MOST_BYTES = 16_384;
const EXCERPT = 1000;

/**
 * Addresses that are not public are refused where the connection is made, after the name was looked up and for the very
 * address connected to: a name that changes between looking and connecting (rebinding) gains nothing.
 */
function agentFor(protocol: string, allowPrivate: boolean) {
  const options = allowPrivate ? { allowPrivateIPAddress: true, allowMetaIPAddress: true } : {};
  return protocol === "https:" ? new RequestFilteringHttpsAgent(options) : new RequestFilteringHttpAgent(options);
}

/** Sends once: no redirect is followed, nothing is tried again, no answer is waited for longer than ten seconds. Never throws. */
export async function send(
  url: string,
  message: Message,
  secrets: readonly string[],
  allowPrivate = env().WEBHOOKS_ALLOW_PRIVATE === "on",
): Promise<SendResult> {
  const elapsed = stopwatch();
  try {
    const { code, text } = await post(new URL(url), message.body, signedHeaders(message, secrets), allowPrivate);
    return { responseCode: code, excerpt: printable(text), milliseconds: elapsed() };
  } catch (error) {
    return { responseCode: null, excerpt: printable(reasonOf(error)), milliseconds: elapsed() };
  }
}

interface Answer {
  readonly code: number;
  readonly text: string;
}

function post(target: URL, body: string, headers: Record<string, string>, allowPrivate: boolean): Promise<Answer> {
  if (target.protocol !== "https:" && !allowPrivate) throw new Error("only https is sent to");
  const begin = target.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sending = begin(target, {
      method: "POST",
      agent: agentFor(target.protocol, allowPrivate),
      // Over all of it: also for an answer that comes in drop by drop.
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        ...headers,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "user-agent": "BillingPortal-Webhooks/1",
      },
    });
    sending.on("error", reject);
    sending.on("response", (answer) => readSome(answer, sending).then(resolve, reject));
    sending.end(body);
  });
}

/** The beginning of an answer; what comes after it is hung up on. */
const readSome = (answer: IncomingMessage, sending: ClientRequest): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = () => resolve({ code: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") });
    answer.on("data", (chunk: Buffer) => {
      chunks.push(chunk.subarray(0, MOST_BYTES - size));
      size += chunk.length;
      if (size < MOST_BYTES) return;
      finish();
      sending.destroy();
    });
    answer.on("end", finish);
    answer.on("error", reject);
  });

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if (error.name === "TimeoutError" || error.name === "AbortError") return `no answer within ${TIMEOUT_MS / 1000} s`;
  return error.message || error.name;
}

/** For the log: no control characters, which a database does not take and a screen does not show. */
const printable = (text: string): string => text.replace(/[^\P{Cc}\n\t]/gu, "").slice(0, EXCERPT);
