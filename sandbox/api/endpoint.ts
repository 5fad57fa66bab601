import type { z } from "zod";
import { invalid, StripeFault } from "../http/fault";
import type { FormValue } from "../http/form";
import type { World } from "../state/world";
import { checkPaths, expanded } from "./expand";

type Method = "GET" | "POST";

interface Call<T> {
  world: World;
  input: T;
  /** From the address: `/v1/customers/:id`. */
  id: string;
}

export interface Endpoint {
  method: Method;
  pattern: RegExp;
  /** Reads the parameters, and hands back what answers with them. @throws before anything has happened. */
  prepare: (world: World, id: string, params: Record<string, FormValue>) => () => object;
}

/** One call of the API: what it takes, and what it does. Runs without a pause, so two calls never interleave. */
export function endpoint<T extends z.ZodType<{ expand?: string[] | undefined }>>(
  method: Method,
  path: string,
  schema: T,
  run: (call: Call<z.output<T>>) => object,
): Endpoint {
  return {
    method,
    pattern: new RegExp(`^${path.replace(":id", "([A-Za-z0-9_]{1,255})")}$`),
    prepare: (world, id, params) => {
      const read = schema.safeParse(params);
      if (!read.success) throw invalidParameter(read.error.issues[0], params);
      checkPaths(read.data.expand ?? []);
      return () => expanded(world, run({ world, input: read.data, id }), read.data.expand ?? []);
    },
  };
}

type Issue = z.core.$ZodIssue | undefined;

/** Stripe's words for what is wrong with a parameter. The value itself is never repeated. */
function invalidParameter(issue: Issue, params: unknown): StripeFault {
  const path = (issue?.path ?? []).map(String);
  if (issue?.code === "unrecognized_keys") {
    const param = bracketed([...path, issue.keys[0] ?? ""]);
    return invalid(`Received unknown parameter: ${param}`, { code: "parameter_unknown", param });
  }
  const param = bracketed(path);
  if (valueAt(params, path) === undefined)
    return invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  return invalid(`Invalid ${param}: ${issue?.message ?? "not understood"}`, { param });
}

const valueAt = (params: unknown, path: string[]): unknown =>
  path.reduce<unknown>((at, key) => (typeof at === "object" && at ? Reflect.get(at, key) : undefined), params);

const bracketed = ([first = "", ...rest]: string[]): string => first + rest.map((part) => `[${part}]`).join("");

export const noSuchRoute = (method: string, path: string): StripeFault =>
  new StripeFault(404, {
    type: "invalid_request_error",
    message: `Unrecognized request URL (${method}: ${path}). The payment sandbox covers a part of Stripe's API.`,
  });
