/** Of these every test file gets a copy of its own. */
export const TEMPLATE = "portal_template";

/** What the run's setup tells the test files about its Postgres. */
export interface DatabaseServer {
  /** The superuser's connection string, to the maintenance database. */
  adminUrl: string;
  webPassword: string;
  workerPassword: string;
}

declare module "vitest" {
  interface ProvidedContext {
    databaseServer: DatabaseServer;
  }
}

/** The same server, another database or login. */
export function urlFor(adminUrl: string, database: string, login?: { name: string; password: string }): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (login) Object.assign(url, { username: login.name, password: login.password });
  return url.href;
}
