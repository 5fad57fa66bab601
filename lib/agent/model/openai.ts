import { env } from "@/lib/platform/env";
import { replyShape } from "./schema";
import type { ModelMessage, ModelSetting, ToolCall, ToolOffer } from "./types";

/** The model that the settings name; null without them, which is the default. */
export function modelSetting(): ModelSetting | null {
  const { AGENT_MODEL_URL, AGENT_MODEL_KEY, AGENT_MODEL } = env();
  return AGENT_MODEL_URL && AGENT_MODEL
    ? { url: AGENT_MODEL_URL, key: AGENT_MODEL_KEY ?? null, model: AGENT_MODEL }
    : null;
}

/** More of an answer is not read. */
const MOST_BYTES = 256 * 1024;

/** The model's answer as it comes in, broken off where it is longer than any answer is. */
async function fetchSome(...asked: Parameters<typeof fetch>): Promise<Response> {
  const answer = await fetch(...asked);
  if (!answer.body) return answer;
  let bytes = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES) controller.error(new Error("the answer is too long"));
      else controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = answer;
  return new Response(answer.body.pipeThrough(counted), { status, statusText, headers });
}

const messageOf = (message: ModelMessage) => {
  switch (message.by) {
    case "portal":
      return { role: "system" as const, content: message.text };
    case "person":
      return { role: "user" as const, content: message.text };
    case "tool":
      return { role: "tool" as const, tool_call_id: message.id, content: message.text };
    case "model":
      return {
        role: "assistant" as const,
        tool_calls: message.calls.map(({ id, name, written }) => ({
          ...{ id, type: "function" as const },
          function: { name, arguments: written },
        })),
      };
  }
};

/**
 * Asks once, follows no redirect and tries nothing again. Reads which tools the model asks for and nothing it says.
 * @throws whatever keeps it from answering: refused, too late, not well formed
 */
export async function askModel(
  { url, key, model }: ModelSetting,
  messages: readonly ModelMessage[],
  offers: readonly ToolOffer[],
  signal: AbortSignal,
): Promise<readonly ToolCall[]> {
  const { default: OpenAI } = await import("openai");
  const client = new OpenAI({
    ...{ baseURL: url, apiKey: key ?? "none", organization: null, project: null },
    ...{ maxRetries: 0, logLevel: "off" as const, fetch: fetchSome, fetchOptions: { redirect: "error" as const } },
  });
  const completion: unknown = await client.chat.completions.create(
    {
      model,
      messages: messages.map(messageOf),
      tools: offers.map(({ name, description, input }) => ({
        type: "function" as const,
        function: { name, description, parameters: { ...input } },
      })),
    },
    { signal },
  );
  const { choices } = replyShape.parse(completion);
  return (choices[0]?.message.tool_calls ?? []).map(({ id, function: { name, arguments: written } }) => ({
    ...{ id, name, written },
  }));
}
