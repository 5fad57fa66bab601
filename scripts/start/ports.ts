import { isPortFree } from "../free-port";
import type { Plan } from "./plan";
import { StartError } from "./step";

interface Wanted {
  setting: "PORT" | "DB_PORT" | "MAIL_PORT" | "SMTP_PORT" | "SANDBOX_PORT";
  what: string;
  /** Where it will listen; undefined means on all addresses. */
  host?: string;
}

/** Makes sure that every port of this start is free. @throws StartError naming the port and its setting */
export async function requireFreePorts({ env, embedded }: Plan): Promise<void> {
  const local = "127.0.0.1";
  const wanted: Wanted[] = [{ setting: "PORT", what: "the portal" }];
  if (embedded.database) wanted.push({ setting: "DB_PORT", what: "the database", host: local });
  if (embedded.mail) {
    wanted.push({ setting: "MAIL_PORT", what: "the mail inbox", host: local });
    wanted.push({ setting: "SMTP_PORT", what: "the mail catcher", host: local });
  }
  if (embedded.payments) wanted.push({ setting: "SANDBOX_PORT", what: "the payment sandbox", host: local });
  const seen = new Map<number, string>();
  for (const { setting, what, host } of wanted) {
    const port = env[setting];
    const twin = seen.get(port);
    if (twin) throw new StartError(`${twin} and ${setting} are both ${port}: give each a port of its own.`);
    if (!(await isPortFree(port, host))) {
      throw new StartError(
        `Port ${port}, for ${what}, is in use by another program: stop it, or set ${setting} to another port.`,
      );
    }
    seen.set(port, setting);
  }
}
