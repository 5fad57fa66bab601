import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { answerCall } from "./api/answer";
import { CallFaults, type Ordered } from "./api/faults";
import { Idempotency } from "./api/idempotency";
import { Clock } from "./clock";
import { answerControl } from "./control/answer";
import { type ControlClient, controlClient } from "./control/client";
import type { Control } from "./control/route";
import { DatabaseWatch } from "./database-watch";
import { StripeFault } from "./http/fault";
import { DROPPED, faultReply, type Reply, send } from "./http/reply";
import { expireDue } from "./model/checkout";
import { answerPage } from "./pages/routes";
import { completed, type SandboxOptions, type Settings } from "./settings";
import { Snapshot } from "./state/snapshot";
import { State } from "./state/state";
import type { World } from "./state/world";
import { Deliveries } from "./webhooks/deliveries";
import { createEvent } from "./webhooks/events";

/** A sandbox that is running. */
export interface Sandbox {
  /** Where the portal and its customers reach it. */
  url: string;
  host: string;
  port: number;
  secretKey: string;
  webhookSecret: string;
  /** Its control endpoint as functions. */
  control: ControlClient;
  stop: () => Promise<void>;
}

const TICK_MS = 1_000;

/** Starts a sandbox in this process, on a free port unless one is given. @throws where its settings or its snapshot are wrong. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const settings = completed(options);
  const { control, snapshot } = assemble(settings);
  const { world, deliveries } = control;
  const server = createServer((request, response) => {
    void answer(control, settings, request)
      .catch(failed)
      .then((reply) => send(response, reply));
  });
  const port = await listening(server, settings);
  world.publicUrl = `http://localhost:${port}`;
  // What fell due while it was stopped happens now.
  const tick = setInterval(() => expireDue(world), TICK_MS).unref();
  expireDue(world);
  deliveries.pump();
  const stop = async (): Promise<void> => {
    clearInterval(tick);
    await closed(server);
    await deliveries.stop();
    await control.watch?.stop();
    snapshot?.close();
  };
  const { secretKey, webhookSecret, host } = settings;
  const client = controlClient(`http://${hostInUrl(host)}:${port}`);
  return { url: world.publicUrl, host, port, secretKey, webhookSecret, control: client, stop };
}

/** Everything but the server, with the state as it was left. */
function assemble(settings: Settings): { control: Control; snapshot: Snapshot | null } {
  const clock = new Clock();
  const state = new State();
  const snapshot = settings.dataFile ? new Snapshot(settings.dataFile, state, clock) : null;
  snapshot?.load();
  const changed = (): void => snapshot?.changed();
  const deliveries = new Deliveries(state, clock, settings, changed);
  const world: World = {
    state,
    clock,
    publicUrl: "",
    cause: null,
    emit: (type, object) => deliveries.enqueue(createEvent(world, type, object)),
  };
  const control: Control = {
    world,
    secretKey: settings.secretKey,
    faults: new CallFaults(),
    idempotency: new Idempotency(state, clock),
    watch: settings.databaseUrl ? new DatabaseWatch(settings.databaseUrl) : null,
    calls: 0,
    deliveries,
    changed,
  };
  return { control, snapshot };
}

const hostInUrl = (host: string): string => (host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host);

function listening(server: Server, { port, host }: Settings): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 1_000).unref();
  });
}

/** Which of its three faces a request means: the API, the customers' pages, or control. */
async function answer(control: Control, settings: Settings, request: IncomingMessage): Promise<Reply | typeof DROPPED> {
  const url = new URL(`http://sandbox${request.url ?? "/"}`);
  if (url.pathname.startsWith("/_control/")) return answerControl(control, request, url);
  expireDue(control.world);
  const reply = url.pathname.startsWith("/v1/")
    ? await answerCall(control, request, url)
    : await answerVisitor(control, request, url);
  control.changed();
  settings.log(`${request.method} ${url.pathname} ${reply === DROPPED ? "dropped" : reply.status}`);
  return reply;
}

/** Pages can be made slow or broken too, where a fault names their path. */
async function answerVisitor(control: Control, request: IncomingMessage, url: URL): Promise<Reply | typeof DROPPED> {
  const fault = control.faults.take(request.method ?? "GET", url.pathname);
  try {
    if (fault && "latencyMs" in fault) await new Promise((go) => setTimeout(go, fault.latencyMs));
    const before = broken(fault, "before");
    if (before) return before;
    const reply = await answerPage(control.world, request, url.pathname);
    return broken(fault, "after") ?? reply;
  } catch (error) {
    return failed(error);
  }
}

/** What nobody foresaw is told on the terminal, and never ends the process. */
function failed(error: unknown): Reply {
  if (error instanceof StripeFault) return faultReply(error);
  console.error("The payment sandbox failed:", error);
  return faultReply(new StripeFault(500, { type: "api_error", message: "The sandbox failed." }));
}

function broken(fault: Ordered | null, when: "before" | "after"): Reply | typeof DROPPED | null {
  if (fault && "drop" in fault && fault.drop === when) return DROPPED;
  if (fault && "error" in fault && fault.error === when)
    return faultReply(new StripeFault(fault.status, { type: "api_error", message: "An unknown error occurred." }));
  return null;
}
