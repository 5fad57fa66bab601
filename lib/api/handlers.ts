import { RecordsRefused, takeRecords } from "@/lib/imports/staging/commands/take";
import type { Taken } from "@/lib/imports/staging/types";
import { DomainError } from "@/lib/platform/errors";
import { newReference } from "@/lib/platform/ids";
import { countOne } from "@/lib/platform/limits";
import { log } from "@/lib/platform/log";
import { CLIENT_IP_HEADER, REQUEST_ID_HEADER } from "@/lib/platform/request-headers";
import { FILE_POLICY } from "@/lib/platform/security";
import type { Ctx } from "@/lib/platform/viewer";
import { applyMemo } from "./commands";
import { acceptKey } from "./keys/commands";
import type { KnownKey } from "./keys/types";
import { MOST_BODY_BYTES, REQUESTS_OF_KEY, WRONG_KEYS } from "./limits";
import { openApiDocument } from "./openapi";
import { ApiProblem, findingsIn, ofDomain, refusedRecords, toProblem } from "./problems";
import { getResource, listResources } from "./queries";
import { resourcePath } from "./rules";
import {
  applicationsBody,
  batchBody,
  isNoun,
  isWritten,
  type Noun,
  queryOf,
  recordId,
  type Scope,
  WRITTEN,
  type WrittenNoun,
} from "./schema";

// The request-facing half of the API: whose key, what it may, how often, and what went wrong in words. A key is no session:
// no cookie is looked at, so nobody's browser can be made to ask in their name.

const MALFORMED_QUERY =
  "`limit` is 1 to 200, `after` is `next` of the page before, and `since`, of payments, an instant as 2027-03-01T00:00:00Z.";

interface Asked {
  readonly key: KnownKey;
  readonly ctx: Ctx;
}

interface Answer {
  readonly status?: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** GET of a noun's list: `?limit=50&after=…`. */
export const answerList = (request: Request, name: string): Promise<Response> =>
  answer(request, async (ask) => {
    const noun = nounOf(name);
    await ask(`${noun}:read`);
    const query = queryOf(noun).safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) throw new ApiProblem("malformed", MALFORMED_QUERY);
    return { body: await listResources(noun, query.data) };
  });

/** GET of one by what the other system calls it. */
export const answerOne = (request: Request, name: string, id: string): Promise<Response> =>
  answer(request, async (ask) => {
    const noun = nounOf(name);
    await ask(`${noun}:read`);
    return { body: await getResource(noun, nameOf(id)) };
  });

/** PUT of one: made, changed or left as it is; the same again changes nothing. */
export const takeOne = (request: Request, name: string, id: string): Promise<Response> =>
  answer(request, async (ask) => {
    const noun = writtenNounOf(name);
    const { ctx } = await ask(`${noun}:write`);
    const externalId = nameOf(id);
    const body = await readJson(request);
    if (typeof body !== "object" || body === null || Array.isArray(body))
      throw new ApiProblem("malformed", "The body is one record, a JSON object.");
    if ("externalId" in body && body.externalId !== externalId)
      throw new ApiProblem("malformed", "`externalId` in the body is not the one in the address.");
    const [taken] = await take(ctx, noun, [{ ...body, externalId }], false);
    const isNew = taken?.result === "new";
    return {
      body: taken,
      ...(isNew ? { status: 201, headers: { Location: resourcePath(noun, externalId) } } : {}),
    };
  });

/** PUT of what a credit memo is used on; the same again changes nothing. */
export const takeApplications = (request: Request, name: string, id: string): Promise<Response> =>
  answer(request, async (ask) => {
    if (nounOf(name) !== "credit-memos") throw new ApiProblem("not-found", "Only credit memos are used on invoices.");
    const { ctx } = await ask("credit-memos:write");
    const body = applicationsBody.safeParse(await readJson(request));
    if (!body.success) throw refusedRecords(findingsIn(body.error), false);
    const memo = nameOf(id);
    await refusedInWords(() => applyMemo(ctx, memo, body.data.applications));
    return { body: await getResource("credit-memos", memo) };
  });

/** POST of up to 500, all of them or none. */
export const takeBatch = (request: Request, name: string): Promise<Response> =>
  answer(request, async (ask) => {
    const noun = writtenNounOf(name);
    const { ctx } = await ask(`${noun}:write`);
    const body = batchBody.safeParse(await readJson(request));
    if (!body.success) throw new ApiProblem("malformed", 'The body is {"records": […]} with 1 to 500 of them.');
    return { body: { results: await take(ctx, noun, body.data.records, true) } };
  });

/** What the API is, for programs; open to everybody. */
export const answerOpenApi = (): Response =>
  Response.json(openApiDocument(), {
    headers: { "Cache-Control": "private, no-store", "Content-Security-Policy": FILE_POLICY },
  });

async function take(ctx: Ctx, noun: WrittenNoun, records: readonly unknown[], isBatch: boolean): Promise<Taken[]> {
  return refusedInWords(() => takeRecords(ctx, WRITTEN[noun], records), isBatch);
}

async function refusedInWords<Result>(run: () => Promise<Result>, isBatch = false): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof RecordsRefused) throw refusedRecords(error.refusals, isBatch);
    throw error;
  }
}

function nounOf(name: string): Noun {
  if (isNoun(name)) return name;
  throw new ApiProblem("not-found", "The API has no such collection.");
}

function writtenNounOf(name: string): WrittenNoun {
  const noun = nounOf(name);
  if (isWritten(noun)) return noun;
  throw new ApiProblem("not-found", "Payments are read here; they are made in the portal.");
}

function nameOf(id: string): string {
  const name = recordId.safeParse(id);
  if (name.success) return name.data;
  throw new ApiProblem("not-found", "There is nothing of this name.");
}

type Ask = (scope: Scope) => Promise<Asked>;

/** Runs one request: every answer has its id, is kept by nobody, and a problem is one of RFC 9457. */
async function answer(request: Request, run: (ask: Ask) => Promise<Answer>): Promise<Response> {
  const requestId = request.headers.get(REQUEST_ID_HEADER) ?? newReference();
  const headers = new Headers({
    ...{ "Cache-Control": "private, no-store", "Content-Security-Policy": FILE_POLICY, [REQUEST_ID_HEADER]: requestId },
  });
  try {
    // Before anything else of the request is looked at: who has no key learns nothing of what there is.
    const key = await keyOf(request, headers);
    const ask: Ask = async (scope) => {
      if (!key.scopes.includes(scope))
        throw new ApiProblem("wrong-scope", `The key ${key.prefix} has not the scope ${scope}.`);
      return { key, ctx: { actor: { kind: "system", name: `api:${key.prefix}` }, requestId } };
    };
    const { status = 200, body, headers: more = {} } = await run(ask);
    for (const [name, value] of Object.entries(more)) headers.set(name, value);
    return Response.json(body, { status, headers });
  } catch (error) {
    return problemResponse(asProblem(error, requestId), requestId, headers);
  }
}

function problemResponse(problem: ApiProblem, requestId: string, headers: Headers): Response {
  for (const [name, value] of Object.entries(problem.more.headers ?? {})) headers.set(name, value);
  headers.set("Content-Type", "application/problem+json");
  const body = toProblem(problem, requestId);
  log.info({ requestId, problem: problem.kind, status: body.status }, "api request refused");
  return new Response(JSON.stringify(body), { status: body.status, headers });
}

function asProblem(error: unknown, requestId: string): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof DomainError) return ofDomain(error);
  log.error({ requestId, reference: requestId, err: error }, "api request failed");
  return new ApiProblem("unexpected", "It is noted under the reference. Nothing was changed.");
}

/** Whose key the request carries, counted against its limit. @throws ApiProblem */
async function keyOf(request: Request, headers: Headers): Promise<KnownKey> {
  const [, text] = /^Bearer ([\w-]{20,200})$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  const key = text ? await acceptKey(text) : null;
  if (!key) {
    const network = request.headers.get(CLIENT_IP_HEADER) ?? "unknown";
    if (text) await count("api_wrong_keys", network, WRONG_KEYS, headers);
    throw new ApiProblem("no-key", "Send `Authorization: Bearer …` with a key that is neither ended nor revoked.", {
      headers: { "WWW-Authenticate": 'Bearer realm="api"' },
    });
  }
  await count("api_key", key.id, REQUESTS_OF_KEY, headers);
  return key;
}

async function count(
  name: string,
  who: string,
  limit: { readonly points: number; readonly seconds: number },
  headers: Headers,
): Promise<void> {
  const { isWithin, left, seconds } = await countOne(name, who, limit);
  headers.set("RateLimit-Policy", `"${name}";q=${limit.points};w=${limit.seconds}`);
  headers.set("RateLimit", `"${name}";r=${left};t=${seconds}`);
  if (!isWithin)
    throw new ApiProblem("too-many", `Ask again in ${seconds} seconds.`, {
      headers: { "Retry-After": String(seconds) },
    });
}

/** The body, bounded while it comes in. @throws ApiProblem */
async function readJson(request: Request): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? ""))
    throw new ApiProblem("not-json", "Send `Content-Type: application/json`.");
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > MOST_BODY_BYTES) throw new ApiProblem("too-big", `At most ${MOST_BODY_BYTES} bytes at once.`);
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString("utf8"));
  } catch {
    throw new ApiProblem("malformed", "The body is no JSON.");
  }
}
