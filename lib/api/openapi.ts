import { z } from "zod";
import { RECORDS } from "@/lib/imports/records/schema";
import { env } from "@/lib/platform/env";
import { listPath, PROBLEM_KINDS, problemStatus, problemTitle } from "./rules";
import {
  applicationsBody,
  isWritten,
  MOST_IN_BATCH,
  NOUNS,
  type Noun,
  problem,
  queryOf,
  RESOURCES,
  taken,
  WRITTEN,
} from "./schema";

type Json = Readonly<Record<string, unknown>>;

const VERSION = "1.0.0";

/** The API as OpenAPI 3.1 says it, made of the schemas that requests are read with: it cannot say anything else. */
export const openApiDocument = (): Json => ({
  openapi: "3.1.0",
  info: {
    title: "Billing Portal API",
    version: VERSION,
    description:
      "Accounts, bill groups, contracts, invoices and credit memos by what your own system calls them, and payments to read. " +
      "The same record again changes nothing. Amounts are text in the record's currency: 1200.50.",
  },
  servers: [{ url: env().APP_URL }],
  security: [{ key: [] }],
  tags: NOUNS.map((name) => ({ name })),
  paths: Object.assign({}, ...NOUNS.map(pathsOf)),
  components: {
    securitySchemes: { key: { type: "http", scheme: "bearer", description: "An API key made at the desk" } },
    responses: {
      Problem: { description: problems(), content: { "application/problem+json": { schema: ref("Problem") } } },
    },
    schemas: {
      Problem: schemaOf(problem, "output"),
      Taken: schemaOf(taken, "output"),
      CreditMemoApplications: schemaOf(applicationsBody, "input"),
      ...Object.assign({}, ...NOUNS.map(schemasOf)),
    },
  },
});

const schemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
  const { $schema: _, ...said } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return said;
};
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const words = (noun: Noun): string => noun.replace(/(^|-)(\w)/g, (_all, _dash, letter: string) => letter.toUpperCase());
const one = (noun: Noun): string => words(noun).replace(/s$/, "");

const problems = (): string =>
  `A problem (RFC 9457): ${PROBLEM_KINDS.map((kind) => `${problemStatus(kind)} ${problemTitle(kind)}`).join("; ")}.`;

function schemasOf(noun: Noun): Json {
  return {
    [one(noun)]: schemaOf(RESOURCES[noun], "output"),
    ...(isWritten(noun)
      ? {
          [`${one(noun)}Record`]: schemaOf(RECORDS[WRITTEN[noun]], "input"),
          // The address says what it is called.
          [`${one(noun)}Body`]: nameless(schemaOf(RECORDS[WRITTEN[noun]], "input")),
        }
      : {}),
  };
}

const nameless = (schema: Json): Json => ({
  ...schema,
  required: (schema.required as readonly string[]).filter((field) => field !== "externalId"),
});

const json = (schema: Json): Json => ({ "application/json": { schema } });
const answers = (status: string, description: string, schema: Json): Json => ({
  [status]: { description, content: json(schema) },
  default: { $ref: "#/components/responses/Problem" },
});

function pathsOf(noun: Noun): Json {
  const page = {
    type: "object",
    required: ["data", "next"],
    properties: { data: { type: "array", items: ref(one(noun)) }, next: { type: ["string", "null"] } },
  };
  const name = isWritten(noun) ? "externalId" : "number";
  const parameter = { name, in: "path", required: true, schema: { type: "string" } };
  const read = {
    tags: [noun],
    summary: `One of the ${noun}, by ${isWritten(noun) ? "what your system calls it" : "its number"}`,
    operationId: `get${one(noun)}`,
    ...{ description: `Scope ${noun}:read.`, responses: answers("200", "It", ref(one(noun))) },
  };
  return {
    [listPath(noun)]: {
      get: {
        ...{ tags: [noun], summary: `All ${noun}, a page at a time`, operationId: `list${words(noun)}` },
        ...{
          description: `Scope ${noun}:read.`,
          parameters: queryParameters(noun),
          responses: answers("200", "A page", page),
        },
      },
    },
    [`${listPath(noun)}/{${name}}`]: {
      parameters: [parameter],
      get: read,
      ...(isWritten(noun) ? { put: putOf(noun) } : {}),
    },
    ...(isWritten(noun) ? { [`${listPath(noun)}/batch`]: { post: batchOperation(noun) } } : {}),
    ...(noun === "credit-memos" ? { [`${listPath(noun)}/{${name}}/applications`]: applications(parameter) } : {}),
  };
}

const putOf = (noun: Noun): Json => ({
  ...{ tags: [noun], summary: `Makes it, or changes what may change`, operationId: `put${one(noun)}` },
  description: `Scope ${noun}:write. The same again changes nothing.`,
  requestBody: { required: true, content: json(ref(`${one(noun)}Body`)) },
  responses: {
    ...answers("200", "It was here already, changed or unchanged", ref("Taken")),
    "201": { description: "It is new", content: json(ref("Taken")) },
  },
});

const applications = (parameter: Json): Json => ({
  parameters: [parameter],
  put: {
    ...{
      tags: ["credit-memos"],
      summary: "Uses it on invoices of its contract",
      operationId: "putCreditMemoApplications",
    },
    description:
      "Scope credit-memos:write. Says all that is used on each invoice; what is missing is added, never more than is left of " +
      "the memo or open on the invoice, and nothing is taken back. The same again changes nothing.",
    requestBody: { required: true, content: json(ref("CreditMemoApplications")) },
    responses: answers("200", "The credit memo as it is now", ref("CreditMemo")),
  },
});

const batchOperation = (noun: Noun): Json => ({
  ...{ tags: [noun], summary: `Up to ${MOST_IN_BATCH} at once, all or none`, operationId: `put${words(noun)}` },
  description: `Scope ${noun}:write.`,
  requestBody: {
    required: true,
    content: json({
      ...{ type: "object", required: ["records"] },
      properties: {
        records: { type: "array", minItems: 1, maxItems: MOST_IN_BATCH, items: ref(`${one(noun)}Record`) },
      },
    }),
  },
  responses: answers("200", "What became of each", {
    ...{ type: "object", required: ["results"], properties: { results: { type: "array", items: ref("Taken") } } },
  }),
});

function queryParameters(noun: Noun): Json[] {
  const { properties = {} } = schemaOf(queryOf(noun), "output") as { properties?: Readonly<Record<string, Json>> };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: "query", required: false, schema }));
}
