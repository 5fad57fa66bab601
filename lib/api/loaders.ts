import { publicLoader } from "@/lib/platform/loader";
import { openApiDocument } from "./openapi";
import type { ApiOperation } from "./types";

interface Operation {
  readonly summary: string;
  readonly description: string;
}

const METHODS = ["get", "put", "post"] as const;

/** Every operation of the API, as its description has it, for who reads rather than generates. */
export const loadApiOperations = publicLoader(async (): Promise<ApiOperation[]> => {
  const { paths } = openApiDocument() as {
    readonly paths: Readonly<Record<string, Partial<Record<string, Operation>>>>;
  };
  return Object.entries(paths).flatMap(([path, operations]) =>
    METHODS.flatMap((method) => {
      const operation = operations[method];
      if (!operation) return [];
      const { summary, description } = operation;
      return [{ method: method.toUpperCase(), path, summary, description }];
    }),
  );
});
