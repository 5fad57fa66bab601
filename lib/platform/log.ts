import pino from "pino";
import { env } from "./env";

/** Tokens and personal data never reach a log: nothing here is a request body, a header or an address. */
export const log = pino({
  level: env().LOG_LEVEL,
  base: null,
  formatters: { level: (label) => ({ level: label }) },
  redact: ["*.email", "*.token", "*.cookie", "*.authorization"],
});
