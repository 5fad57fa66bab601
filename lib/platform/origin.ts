import { env } from "./env";
import { DomainError } from "./errors";

/** No write from another origin, nor from one that hides its name [S8]. */
export function requireOwnOrigin({ origin }: { readonly origin: string | null }): void {
  if (origin !== new URL(env().APP_URL).origin)
    throw new DomainError("FORBIDDEN", "platform.foreign_origin", { params: { address: env().APP_URL } });
}
