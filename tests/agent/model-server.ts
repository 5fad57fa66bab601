import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ModelSetting } from "@/lib/agent/model/types";

interface Said {
  readonly role: string;
  readonly content?: string | null;
}

/** What the portal sent, as far as a model looks at it. */
export interface AskedModel {
  readonly question: string;
  /** Results of tools so far, as they were sent. */
  readonly results: readonly string[];
  readonly tools: readonly string[];
  readonly authorization: string;
}

/** What a model says: words of its own, and the tools it asks for. */
export interface ModelSays {
  readonly content?: string;
  readonly calls?: readonly { readonly name: string; readonly written: string }[];
}

/** Null: it answers with whatever it wrote into the response itself. */
export type Script = (asked: AskedModel, response: ServerResponse) => ModelSays | null | Promise<ModelSays | null>;

async function readAsked(request: IncomingMessage): Promise<AskedModel> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as {
    messages: Said[];
    tools: { function: { name: string } }[];
  };
  const of = (role: string) => body.messages.filter((one) => one.role === role).map(({ content }) => content ?? "");
  return {
    question: of("user").join("\n"),
    results: of("tool"),
    tools: body.tools.map((tool) => tool.function.name),
    authorization: request.headers.authorization ?? "",
  };
}

const completion = ({ content, calls = [] }: ModelSays) => ({
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1,
  model: "scripted",
  choices: [
    {
      index: 0,
      finish_reason: calls.length > 0 ? "tool_calls" : "stop",
      message: {
        role: "assistant",
        content: content ?? null,
        tool_calls: calls.map(({ name, written }, at) => ({
          id: `call_${at}`,
          type: "function",
          function: { name, arguments: written },
        })),
      },
    },
  ],
});

/** A language model's server that says what a script says, as chat completions are said. */
export async function startModelServer() {
  let script: Script = () => ({});
  const asked: AskedModel[] = [];
  const server = createServer(async (request, response) => {
    const one = await readAsked(request);
    asked.push(one);
    const said = await script(one, response);
    if (said === null || response.writableEnded) return;
    response.setHeader("content-type", "application/json").end(JSON.stringify(completion(said)));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const setting: ModelSetting = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    key: "only-for-tests",
    model: "scripted",
  };
  return {
    setting,
    /** Everything that was asked since the script was last set. */
    asked,
    says(next: Script): void {
      script = next;
      asked.length = 0;
    },
    stop: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
