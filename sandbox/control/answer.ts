import type { IncomingMessage } from "node:http";
import { ZodError } from "zod";
import { readBody } from "../http/body";
import { invalid, StripeFault } from "../http/fault";
import { faultReply, json, type Reply } from "../http/reply";
import type { Control } from "./route";
import { controlRoutes } from "./routes";

const LOOPBACK = ["127.0.0.1", "::1", "::ffff:127.0.0.1"];
const OWN_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Takes an order for the sandbox itself: from this machine, and from no web page. */
export async function answerControl(control: Control, request: IncomingMessage, url: URL): Promise<Reply> {
  try {
    checkCaller(request);
    const route = controlRoutes.find((one) => one.method === request.method && one.pattern.test(url.pathname));
    if (!route) throw new StripeFault(404, { type: "invalid_request_error", message: "There is no such order." });
    const input = readJson(await readBody(request));
    const id = route.pattern.exec(url.pathname)?.[1] ?? "";
    return json(200, await route.answer(control, input, id, url.searchParams));
  } catch (error) {
    return refusal(error);
  } finally {
    control.changed();
  }
}

function checkCaller(request: IncomingMessage): void {
  const isNear = LOOPBACK.includes(request.socket.remoteAddress ?? "");
  // A browser that was sent here by another site's page, or by a name that points here, says so in these headers.
  const isPage = request.headers.origin !== undefined || request.headers["sec-fetch-site"] === "cross-site";
  if (!isNear || isPage || !OWN_HOST.test(request.headers.host ?? ""))
    throw new StripeFault(403, {
      type: "invalid_request_error",
      message: "Control takes orders from this machine only.",
    });
}

function readJson(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw invalid("The body is not JSON.");
  }
}

function refusal(error: unknown): Reply {
  if (error instanceof StripeFault) return faultReply(error);
  if (error instanceof ZodError) {
    const wrong = error.issues.map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`);
    return faultReply(invalid(wrong.join("; ")));
  }
  console.error("The payment sandbox failed:", error);
  return faultReply(new StripeFault(500, { type: "api_error", message: "The order failed." }));
}
