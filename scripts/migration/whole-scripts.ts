import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { Pool } from "pg";

/**
 * Prisma's Postgres adapter, except that a migration reaches Postgres in one piece, as Prisma's native engine sends it.
 * The adapter alone cuts scripts at every semicolon, which breaks functions and DO blocks, and runs the pieces one by
 * one: half a migration would stay behind when it fails. In one piece Postgres makes it a single transaction.
 */
export function wholeScriptAdapter(pool: Pool): SqlMigrationAwareDriverAdapterFactory {
  const adapters = new PrismaPg(pool);
  return {
    provider: adapters.provider,
    adapterName: adapters.adapterName,
    connect: async () => sendWhole(await adapters.connect()),
    connectToShadowDb: () => Promise.reject(new Error("Migrating needs no shadow database.")),
  };
}

function sendWhole(adapter: SqlDriverAdapter): SqlDriverAdapter {
  adapter.executeScript = async (script) => {
    await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
  };
  return adapter;
}
