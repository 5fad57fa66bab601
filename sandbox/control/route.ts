import type { z } from "zod";
import type { Desk } from "../api/answer";
import type { Deliveries } from "../webhooks/deliveries";

/** One order that the control endpoint takes. */
export interface ControlRoute {
  method: string;
  pattern: RegExp;
  answer: (control: Control, input: unknown, id: string, query: URLSearchParams) => Promise<object>;
}

export function control<T extends z.ZodType>(
  method: "DELETE" | "GET" | "POST",
  path: string,
  schema: T,
  run: (control: Control, input: z.output<T>, id: string, query: URLSearchParams) => object | Promise<object>,
): ControlRoute {
  return {
    method,
    pattern: new RegExp(`^/_control${path.replace(":id", "([A-Za-z0-9_]{1,255})")}$`),
    answer: async (desk, input, id, query) => run(desk, schema.parse(input), id, query),
  };
}

/** What control reaches: everything the API does, and what the API never shows. */
export interface Control extends Desk {
  deliveries: Deliveries;
  /** The state is to be saved. */
  changed: () => void;
}
