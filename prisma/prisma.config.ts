import { defineConfig } from "prisma/config";

// Only `prisma generate`, `validate` and `format` use this. Migrations are applied by scripts/migrate.ts.
export default defineConfig({
  schema: "./schema",
  migrations: { path: "./migrations" },
});
