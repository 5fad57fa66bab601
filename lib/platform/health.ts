import { systemDb } from "./db";

/** Whether the portal can serve: its database answers and is migrated. */
export async function isReady(): Promise<boolean> {
  try {
    await systemDb((tx) => tx.$queryRaw`SELECT portal.now(), (SELECT count(*) FROM clock_offset)`);
    return true;
  } catch {
    return false;
  }
}
