import { useEffect, useRef, useState } from "react";
import { linesPath } from "@/lib/agent/rules";
import type { AnswerLine } from "@/lib/agent/types";
import { readLines } from "./read-lines";

/** A question of this page view, and how far its answer has come. */
export interface Told {
  readonly question: string;
  readonly state: "asking" | "done" | "stopped" | "failed";
  readonly lines: readonly AnswerLine[];
}

/** What was asked here, how to ask more, and how to stop. Nothing of it is kept anywhere else. */
export function useAsking() {
  const [told, setTold] = useState<readonly Told[]>([]);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const change = (part: (last: Told) => Partial<Told>) =>
    setTold((all) => all.map((one, at) => (at === all.length - 1 ? { ...one, ...part(one) } : one)));

  async function ask(question: string) {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    setTold((all) => [...all.map(ended), { question, state: "asking", lines: [] }]);
    try {
      const answer = await fetch(linesPath(question), { signal: own.signal, redirect: "error" });
      if (!answer.ok || !answer.body) throw new Error("no answer");
      let isWhole = false;
      for await (const line of readLines(answer.body)) {
        isWhole = line.kind === "end";
        if (running.current === own) change(({ lines }) => ({ lines: [...lines, line] }));
      }
      if (running.current === own) change(() => ({ state: isWhole ? "done" : "failed" }));
    } catch {
      if (running.current === own) change(() => ({ state: own.signal.aborted ? "stopped" : "failed" }));
    }
  }

  return { told, ask, stop: () => running.current?.abort() };
}

/** What the next question interrupts. */
const ended = (one: Told): Told => (one.state === "asking" ? { ...one, state: "stopped" } : one);
