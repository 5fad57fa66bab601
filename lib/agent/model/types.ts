/** A language model as the operator set it. */
export interface ModelSetting {
  readonly url: string;
  readonly key: string | null;
  readonly model: string;
}

/** A tool that the model asks for, as it asks: neither the name nor the arguments are to be believed. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly written: string;
}

/** What is said to the model and by it; its own words are kept nowhere. */
export type ModelMessage =
  | { readonly by: "portal" | "person"; readonly text: string }
  | { readonly by: "model"; readonly calls: readonly ToolCall[] }
  | { readonly by: "tool"; readonly id: string; readonly text: string };

/** A tool as the model is told of it; `input` is a JSON schema. */
export interface ToolOffer {
  readonly name: string;
  readonly description: string;
  readonly input: Readonly<Record<string, unknown>>;
}
