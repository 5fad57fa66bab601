import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";

/** A program of Postgres' client that is missing or does not do; with one sentence on what to do. */
export class ClientError extends Error {}

/** Which major version of a client program is on this machine; null where it is not there. */
export function clientVersion(program: "psql" | "pg_dump" | "pg_restore" | "pg_dumpall"): number | null {
  const { status, stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
  return status === 0 ? Number(/ (\d+)/.exec(stdout)?.[1]) : null;
}

/** How a client program is told where to go: the password stands in no command line. */
export function connection(url: string): { args: string[]; env: NodeJS.ProcessEnv } {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const sslMode = searchParams.get("sslmode");
  return {
    args: ["-h", hostname, "-p", port || "5432", "-U", decodeURIComponent(username), "-d", pathname.slice(1)],
    env: { ...process.env, PGPASSWORD: decodeURIComponent(password), ...(sslMode && { PGSSLMODE: sslMode }) },
  };
}

/** One session of psql, which stays open between statements. */
export class Psql {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: string[] = [];
  readonly #ended: Promise<void>;
  #wake: () => void = () => undefined;
  #errors = "";
  #isOver = false;

  constructor(url: string) {
    if (clientVersion("psql") === null)
      throw new ClientError("psql is missing: install Postgres' client (Debian: apt-get install postgresql-client).");
    const { args, env } = connection(url);
    const quiet = ["--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set=ON_ERROR_STOP=1"];
    this.#child = spawn("psql", [...quiet, ...args], { env });
    createInterface({ input: this.#child.stdout }).on("line", (line) => {
      this.#lines.push(line);
      this.#wake();
    });
    this.#child.stderr.on("data", (text) => {
      this.#errors += text;
    });
    // One that ended is told by what it said, and not by the pipe that is gone.
    this.#child.stdin.on("error", () => undefined);
    this.#ended = new Promise((resolve) =>
      this.#child.once("close", () => {
        this.#isOver = true;
        this.#wake();
        resolve();
      }),
    );
  }

  /** Runs one statement. @returns what it printed @throws ClientError with what psql said */
  async run(statement: string): Promise<string> {
    const mark = `done ${Math.random()}`;
    this.#child.stdin.write(`${statement};\n\\echo '${mark}'\n`);
    while (!this.#lines.includes(mark)) {
      if (this.#isOver) throw new ClientError(`psql: ${this.#errors.trim() || "it has ended"}`);
      await new Promise<void>((wake) => {
        this.#wake = wake;
      });
    }
    return this.#lines
      .splice(0, this.#lines.indexOf(mark) + 1)
      .slice(0, -1)
      .join("\n");
  }

  async end(): Promise<void> {
    this.#child.stdin.end();
    await this.#ended;
  }
}
