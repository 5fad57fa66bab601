import { systemDb, type Tx, viewerDb } from "./db";
import type { Ctx, ViewerCtx } from "./viewer";

/** One transaction for a command: through the viewer's door when a person acts, else through the system's. */
export const transaction = <T>(ctx: Ctx | ViewerCtx, run: (tx: Tx) => Promise<T>): Promise<T> =>
  "viewer" in ctx ? viewerDb(ctx.viewer, run) : systemDb(run);
