import type { ReactNode } from "react";
import { type Markup, markup } from "./markup";

export type Tone = "neutral" | "brand" | "good" | "warn" | "bad";

export interface StatusProps {
  /** Quiet unless something is wrong: only `bad` colours the word too. `brand` is for what is on its way. */
  tone?: Tone | undefined;
  /** The word; the dot never stands alone. */
  children: ReactNode;
}

/** A state as dot and word. */
export function Status({ tone = "neutral", children }: StatusProps) {
  return (
    <span className="status" data-tone={tone}>
      {children}
    </span>
  );
}

/** The same in a list of many rows. */
export const statusOf = (tone: Tone, word: string): Markup =>
  markup`<span class="status" data-tone="${tone}">${word}</span>`;
