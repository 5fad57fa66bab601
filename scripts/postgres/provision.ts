import { Client } from "pg";

/** The name and password of a role that the portal's processes log in as. */
export interface Login {
  name: string;
  password: string;
  /** Has what its roles have. Without, it has nothing until it takes a role: whoever forgets a door finds it shut. */
  inherits?: boolean;
}

/** Makes the login roles, or gives them their present passwords: no rights yet, those are the migrations'. */
export async function provisionLogins(adminUrl: string, logins: readonly Login[]): Promise<void> {
  await withClient(adminUrl, async (client) => {
    for (const { name, password, inherits = false } of logins) {
      const role = client.escapeIdentifier(name);
      const { rowCount } = await client.query("select from pg_roles where rolname = $1", [name]);
      const verb = rowCount === 0 ? "create" : "alter";
      const rights = inherits ? "inherit" : "noinherit";
      await client.query(`${verb} role ${role} login ${rights} password ${client.escapeLiteral(password)}`);
    }
  });
}

/** Makes a database where there is none of that name, as a copy of `template` if one is given. */
export async function createDatabase(adminUrl: string, name: string, template?: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount !== 0) return;
    const source = template ? ` template ${client.escapeIdentifier(template)}` : "";
    await client.query(`create database ${client.escapeIdentifier(name)}${source}`);
  });
}

/** Removes a database, ending what is still connected to it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
  });
}

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
