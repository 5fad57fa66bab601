import { Client } from "pg";
import { MigrationError } from "./errors";
import { JOB_ROLE } from "./job-tables";

/** The portal's doors, and the job tables; all NOLOGIN, made by the migrations. */
const WEB_ROLES = ["portal_viewer", "portal_preview", "portal_system"];
const WORKER_ROLES = ["portal_system", JOB_ROLE];

interface Logins {
  webUrl: string;
  workerUrl: string;
}

/** Lets the roles that the web and the worker log in as take the portal's roles. Grants only what is missing. */
export async function grantLoginRoles(admin: Client, { webUrl, workerUrl }: Logins): Promise<void> {
  for (const role of WEB_ROLES) await grantMissing(admin, role, loginOf(webUrl), "DATABASE_URL");
  for (const role of WORKER_ROLES) await grantMissing(admin, role, loginOf(workerUrl), "WORKER_DATABASE_URL");
}

/** The login name in a connection string, with the driver's own defaults for what it leaves out. */
export function loginOf(connectionString: string): string {
  return new Client({ connectionString }).user ?? "";
}

async function grantMissing(admin: Client, role: string, login: string, setting: string): Promise<void> {
  const { rows } = await admin.query(
    `select l.rolname is not null as known, coalesce(l.rolsuper, false) as super, m.member is not null as member
       from pg_roles r left join pg_roles l on l.rolname = $2
       left join pg_auth_members m on m.roleid = r.oid and m.member = l.oid
      where r.rolname = $1 limit 1`,
    [role, login],
  );
  const found = rows[0];
  if (!found) throw new MigrationError(`The role "${role}" is missing: the migrations should have made it.`);
  if (!found.known) throw new MigrationError(`The role "${login}" named in ${setting} does not exist in the database.`);
  if (found.super || found.member || role === login) return;
  await admin.query(`grant ${admin.escapeIdentifier(role)} to ${admin.escapeIdentifier(login)}`);
}
