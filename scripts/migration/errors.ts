/** A migration that cannot go on, told in one sentence to the person at the terminal. */
export class MigrationError extends Error {}

interface PgLikeError {
  code?: unknown;
  message?: unknown;
}

const REASONS: Record<string, (role: string) => string> = {
  "42501": (role) =>
    `The database role "${role}" lacks the rights to migrate: set MIGRATE_DATABASE_URL to a role that may create tables and roles here.`,
  "28P01": (role) => `The database refused the password of the role "${role}".`,
  "28000": (role) => `The database does not let the role "${role}" in.`,
  "3D000": () => "The database named in the connection string does not exist.",
  ECONNREFUSED: () => "No database answers at the address in the connection string.",
  ENOTFOUND: () => "The database's host name in the connection string is not known.",
  ETIMEDOUT: () => "The database did not answer in time.",
};

/** Turns what Postgres or the engine threw into one sentence, keeping the cause for whoever needs it. */
export function explain(error: unknown, role: string): MigrationError {
  if (error instanceof MigrationError) return error;
  const { code, message } = (typeof error === "object" && error !== null ? error : {}) as PgLikeError;
  const text = typeof message === "string" ? message : String(error);
  const known =
    REASONS[String(code)] ?? (/permission denied|must be (owner|superuser)/i.test(text) ? REASONS["42501"] : undefined);
  return new MigrationError(known ? `${known(role)} (${firstLine(text)})` : `Migrating the database failed: ${text}`, {
    cause: error,
  });
}

const firstLine = (text: string): string => text.trim().split("\n")[0] ?? "";
