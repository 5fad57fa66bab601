import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { StartError } from "./step";

const secretsShape = z.object({
  superuser: z.string().min(1),
  web: z.string().min(1),
  worker: z.string().min(1),
  auth: z.string().min(32),
});

/** The embedded default's passwords and its sign-in key. */
export type Secrets = z.output<typeof secretsShape>;

/** Made at random on the first start and kept in DATA_DIR, readable by its owner only. */
export function loadSecrets(dataDir: string): Secrets {
  const file = join(dataDir, "secrets.json");
  if (existsSync(file)) {
    const parsed = secretsShape.safeParse(parse(readFileSync(file, "utf8")));
    if (parsed.success) return parsed.data;
    throw new StartError(`${file} is damaged: put it back, or run npm run reset to begin with an empty database.`);
  }
  if (existsSync(join(dataDir, "postgres"))) {
    throw new StartError(`${file} is missing: put it back, or run npm run reset to begin with an empty database.`);
  }
  const secrets = { superuser: random(), web: random(), worker: random(), auth: random() };
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

const random = (): string => randomBytes(32).toString("base64url");

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
