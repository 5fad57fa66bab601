import { execFileSync, spawnSync } from "node:child_process";

/** Whom Postgres runs as. Undefined means: as ourselves. */
export type Account = { uid: number; gid: number } | undefined;

const NAME = "postgres";

/** Postgres refuses to run as root, so there it gets an account of its own, made if the system has none. */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return undefined;
  return lookUp() ?? create();
}

function lookUp(): Account {
  const [uid, gid] = ["-u", "-g"].map((flag) => {
    const { status, stdout } = spawnSync("id", [flag, NAME], { encoding: "utf8" });
    return status === 0 ? Number(stdout) : Number.NaN;
  });
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function create(): Account {
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", NAME]);
  } catch (error) {
    throw new Error(
      `Postgres does not run as root, and the account "${NAME}" for it could not be made: start as another user, or set DATABASE_URL.`,
      { cause: error },
    );
  }
  return lookUp();
}

/** Whether that account can enter the folder: every folder above it must let it through, which /root does not. */
export function canEnter(folder: string, account: Account): boolean {
  if (!account) return true;
  return spawnSync("/bin/sh", ["-c", 'cd "$0"', folder], { ...account, cwd: "/", stdio: "ignore" }).status === 0;
}
