import type { Ctx } from "@/lib/platform/viewer";

/** Whoever acts for the seller, where the test does not care who. */
export const systemCtx = (): Ctx => ({ actor: { kind: "system", name: "test" }, requestId: "test" });
