import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { KEPT_METHODS } from "../../prisma/seed/kept-methods";
import { buildFingerprint, isBuilt, markBuilt } from "../build";
import { type Child, MEMORY_BOUNDS, nextCommand, typescript } from "./child";
import { buildEnvironment, type Environments } from "./environment";
import type { Plan } from "./plan";
import type { Run } from "./run";
import { StartError, say } from "./step";

/** Builds the portal where its sources have changed since the last build. */
export async function buildPortal(plan: Plan, run: Run): Promise<void> {
  const sources = buildFingerprint();
  if (plan.dev || isBuilt(sources)) return;
  say("… Building the portal; this may take a minute");
  await run.step("Portal built", async () => {
    await run.task({ name: "The build", args: [nextCommand(), "build"], env: buildEnvironment() });
    markBuilt(sources);
  });
}

/** Seeds the demo world, where it is wanted; the seed itself leaves a database alone that holds something. */
export async function seedDemo(plan: Plan, env: Environments["seed"], run: Run): Promise<void> {
  if (!plan.demo) return;
  const args = typescript("prisma/seed/run.ts");
  await run.step(
    "Demo data",
    () => run.task({ name: "Seeding the demo data", args, env }),
    (child) => child.lastLines().split("\n").at(-1) || "Demo data",
  );
}

/** Starts the worker, the payment sandbox and the web server, and waits until all are ready to serve. */
export async function startProcesses(plan: Plan, environments: Environments, run: Run): Promise<void> {
  await Promise.all([
    run.step("Worker started", async () => {
      const args = typescript("scripts/worker.ts");
      const options = { name: "The worker", args, env: environments.worker, onLine: output(plan, "worker") };
      await run.lasting(options, (worker) => orEnded(worker, worker.saysLine("worker ready")));
    }),
    environments.sandbox ? startSandbox(plan, environments.sandbox, run) : null,
    run.step("Portal started", async () => {
      const next = [nextCommand(), plan.dev ? "dev" : "start", "-p", String(plan.env.PORT)];
      const args = plan.dev ? next : [...MEMORY_BOUNDS, ...next];
      const web = run.service({ name: "The portal", args, env: environments.web, onLine: output(plan, "web") });
      await orEnded(web, answersReady(web, plan.env.PORT));
    }),
  ]);
}

/** The local payment provider: play money, on a process of its own. */
const startSandbox = (plan: Plan, env: NonNullable<Environments["sandbox"]>, run: Run): Promise<void> =>
  run.step("Payment sandbox started", async () => {
    const args = typescript("sandbox/server.ts");
    const sandbox = run.service({ name: "The payment sandbox", args, env, onLine: output(plan, "sandbox") });
    await orEnded(sandbox, sandbox.saysLine("sandbox ready"));
    if (plan.demo) await tellOfKeptMethods(plan.env.SANDBOX_PORT);
  });

/** What the demo world says is kept at the provider is told to it, on every start: it may have been emptied. */
async function tellOfKeptMethods(port: number): Promise<void> {
  for (const { customer, method, card } of KEPT_METHODS) {
    const answer = await fetch(`http://127.0.0.1:${port}/_control/methods`, {
      method: "POST",
      body: JSON.stringify({ customer, method, card }),
      headers: { "Content-Type": "application/json" },
    });
    if (!answer.ok) throw new StartError(`The payment sandbox did not take the demo's cards (${await answer.text()}).`);
  }
}

// The embedded default keeps the terminal quiet; a real deployment expects its logs on the standard output.
function output({ embedded, dev, dataDir }: Plan, name: string): (line: string) => void {
  if (dev || !embedded.database) return (line) => console.log(line);
  const folder = join(dataDir, "logs");
  mkdirSync(folder, { recursive: true });
  const file = createWriteStream(join(folder, `${name}.log`));
  file.on("error", () => undefined);
  return (line) => file.write(`${line}\n`);
}

async function orEnded<T>(child: Child, ready: Promise<T>): Promise<T> {
  const ended = child.ended.then(({ how }): never => {
    throw new StartError(`${child.name} did not start (${how}).\n${child.lastLines()}`);
  });
  return Promise.race([ready, ended]);
}

const READY_WITHIN_MS = 120_000;

async function answersReady(web: Child, port: number): Promise<void> {
  const since = performance.now();
  let last = "no answer";
  while (performance.now() - since < READY_WITHIN_MS) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/health/ready`, { signal: AbortSignal.timeout(5_000) });
      await response.arrayBuffer();
      if (response.ok) return;
      last = `status ${response.status}`;
    } catch {
      last = "no answer";
    }
    await new Promise((go) => setTimeout(go, 150));
  }
  throw new StartError(`The portal did not become ready in two minutes (${last}).\n${web.lastLines()}`);
}
