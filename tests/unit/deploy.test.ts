import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { envSchema, readEnv } from "@/lib/platform/env";
import { withoutSettings } from "../../scripts/blank-settings";
import { root } from "../../scripts/migration/paths";
import { complaints, requiredSettings } from "../../scripts/production/required.mjs";
import { MEMORY_BOUNDS } from "../../scripts/start/child";

interface Service {
  image?: string;
  build?: { context: string; dockerfile: string; target: string };
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  deploy?: { replicas: number };
}

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const { services } = parse(read("deploy/compose.yaml"), { merge: true }) as { services: Record<string, Service> };
const dockerfile = read("deploy/Dockerfile").replaceAll("\\\n", " ").split("\n");
const portals = ["web", "worker", "migrate"] as const;

/** `${NAME}` and `${NAME:-fallback}` as compose fills them in. */
const filled = (service: Service, given: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(service.environment ?? {}).map(([name, value]) => [
      name,
      String(value).replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_all, key: string, kind: string, rest: string) => {
        if (given[key] !== undefined) return given[key];
        if (kind === "-") return rest;
        throw new Error(`${key} is not given`);
      }),
    ]),
  );

const GIVEN = {
  APP_URL: "https://billing.example.com",
  AUTH_SECRET: "r".repeat(40),
  SMTP_URL: "smtps://user:password@mail.example.com",
  MAIL_FROM: "Billing <billing@example.com>",
  OWNER_PASSWORD: "owner",
  WEB_PASSWORD: "web",
  WORKER_PASSWORD: "worker",
};

describe("compose.yaml", () => {
  test("[Operate] runs Postgres, two web processes, a worker and nginx, after one that migrates", () => {
    expect(Object.keys(services).sort()).toEqual(["migrate", "nginx", "postgres", "web", "worker"]);
    expect(services.web?.deploy?.replicas).toBe(2);
  });

  test.each(Object.entries(services))(
    "[Operate] %s is not root, writes nowhere but where it is told to, and gains no rights",
    (_name, one) => {
      expect(one.user).toMatch(/^(node|postgres|nginx)$/);
      expect(one.read_only).toBe(true);
      expect(one.cap_drop).toEqual(["ALL"]);
      expect(one.security_opt).toEqual(["no-new-privileges:true"]);
    },
  );

  test.each(portals)("[Operate] %s has every setting that it needs, and the portal takes them", (name) => {
    const settings = filled(services[name] ?? {}, GIVEN);
    expect(complaints(settings)).toEqual([]);
    expect(Object.keys(settings).filter((setting) => !(setting in envSchema.shape))).toEqual([]);
    expect(() => readEnv({ ...settings, NODE_ENV: "production" })).not.toThrow();
  });

  test.each(requiredSettings)(
    "[Operate] without %s the web process would say so, and compose does not start",
    (setting) => {
      const { [setting]: _left, ...rest } = filled(services.web ?? {}, GIVEN);
      expect(complaints(rest)).toEqual([expect.stringMatching(new RegExp(`^${setting} is missing: .+\\.$`))]);
    },
  );

  test("[Operate] no secret stands in it, and web processes and worker share one folder of files", () => {
    for (const one of Object.values(services))
      for (const [name, value] of Object.entries(one.environment ?? {}))
        if (/SECRET|PASSWORD|TOKEN|KEY/.test(name)) expect(value).toMatch(/^\$\{\w+:[?-]/);
    for (const name of ["web", "worker"]) expect(services[name]?.volumes).toContain("files:/files");
  });

  test("[Operate] what it mounts and builds is there", () => {
    const stages = dockerfile.flatMap((line) => /^FROM .+ AS (\w+)$/.exec(line)?.[1] ?? []);
    for (const { build, volumes = [], command } of Object.values(services)) {
      if (build) expect(stages).toContain(build.target);
      for (const volume of volumes.filter((one) => one.startsWith("./") && !one.startsWith("./certificates")))
        expect(existsSync(join(root, "deploy", volume.split(":")[0] ?? ""))).toBe(true);
      for (const word of command ?? []) if (word.endsWith(".ts")) expect(existsSync(join(root, word))).toBe(true);
    }
  });
});

describe("the Dockerfile", () => {
  const copies = dockerfile.filter((line) => line.startsWith("COPY"));
  const sources = copies.flatMap((line) =>
    line
      .split(/\s+/)
      .slice(1)
      .filter((word) => !word.startsWith("--"))
      .slice(0, -1),
  );

  test("[Operate] every path that it copies exists, or is made by its build", () => {
    const made = /^\/portal\/(\.next\/(standalone|static)|node_modules)$/;
    const missing = sources.filter((path) => !made.test(path) && !existsSync(join(root, path.replace("/portal/", ""))));
    expect(missing).toEqual([]);
  });

  test("[Operate] what it copies is not kept out by its list of what to leave", () => {
    const kept = read("deploy/Dockerfile.dockerignore")
      .split("\n")
      .flatMap((line) => (line.startsWith("!") ? line.slice(1) : []));
    const fromHere = copies
      .filter((line) => !line.includes("--from="))
      .flatMap((line) => line.split(/\s+/).slice(1, -1))
      .map((path) => path.split("/")[0]);
    expect(fromHere.filter((name) => !kept.includes(name ?? ""))).toEqual([]);
  });

  test("[Operate] what runs in the end is not root", () => {
    const stages = dockerfile
      .join("\n")
      .split(/^FROM /m)
      .filter((stage) => /^\S+ AS (web|worker)$/m.test(stage));
    expect(stages).toHaveLength(2);
    for (const stage of stages) expect(stage.lastIndexOf("USER node")).toBeGreaterThan(stage.lastIndexOf("COPY"));
  });
});

describe("without containers", () => {
  test("[Operate] the web process is bounded in memory alike, however it is started", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    expect(scripts["start:web"]).toBe(["node", ...MEMORY_BOUNDS, "scripts/start-web.mjs"].join(" "));
    const command = ["node", ...MEMORY_BOUNDS, "scripts/start-web.mjs"].map((part) => JSON.stringify(part)).join(", ");
    expect(dockerfile).toContain(`CMD [${command}]`);
  });

  test.each(["start-web.mjs", "start-worker.mjs"])(
    "[Operate] %s says of each missing setting what it is for, and ends",
    (script) => {
      const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts", script)], {
        env: {
          ...withoutSettings(process.env),
          DATABASE_URL: "postgresql://x@localhost/x",
          EMBEDDED: "database",
        } as unknown as NodeJS.ProcessEnv,
        encoding: "utf8",
      });
      expect(status).toBe(2);
      expect(
        stderr
          .trim()
          .split("\n")
          .map((line) => line.split(" ")[0]),
      ).toEqual([...["APP_URL", "AUTH_SECRET", "SMTP_URL", "MAIL_FROM", "EMBEDDED"]]);
    },
  );
});

const nginx = ["/usr/sbin/nginx", "/usr/local/sbin/nginx"].find(existsSync);

describe.skipIf(!nginx)(`nginx.conf${nginx ? "" : " (skipped: there is no nginx on this machine)"}`, () => {
  test("[Operate] is taken by nginx itself", () => {
    const folder = mkdtempSync(join(tmpdir(), "portal-nginx-"));
    try {
      mkdirSync(join(folder, "certificates"));
      const [key, certificate] = ["key", "crt"].map((end) => join(folder, "certificates", `portal.${end}`));
      execFileSync(
        "openssl",
        [
          "req",
          "-x509",
          "-newkey",
          "rsa:2048",
          "-nodes",
          "-days",
          "1",
          "-subj",
          "/CN=localhost",
          "-keyout",
          `${key}`,
          "-out",
          `${certificate}`,
        ],
        { stdio: "ignore" },
      );
      cpSync(join(root, "deploy", "nginx.conf"), join(folder, "nginx.conf"));
      const text = readFileSync(join(folder, "nginx.conf"), "utf8").replaceAll(
        "/etc/nginx/certificates",
        join(folder, "certificates"),
      );
      writeFileSync(join(folder, "nginx.conf"), text);
      const { status, stderr } = spawnSync(`${nginx}`, ["-t", "-q", "-c", join(folder, "nginx.conf")], {
        encoding: "utf8",
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
