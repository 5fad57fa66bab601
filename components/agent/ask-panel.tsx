"use client";

import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { askPath, MOST_ASKED } from "@/lib/agent/rules";
import type { AgentPanel } from "@/lib/agent/types";
import { Button, buttonClass } from "../ui/button";
import { TextLink } from "../ui/text-link";
import { ToldAnswer } from "./told-answer";
import { useAsking } from "./use-asking";

export interface AskPanelProps {
  panel: AgentPanel;
  isOpen: boolean;
  onClose: () => void;
}

/** The Portal Agent beside the page: asked by keyboard, read out as the answer comes, closed by Escape [HLP-1, ANY-1]. */
export function AskPanel({ panel: { texts, suggestions, note }, isOpen, onClose }: AskPanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const answers = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const [question, setQuestion] = useState("");
  const { told, ask, stop } = useAsking();
  const isAsking = told.at(-1)?.state === "asking";

  useEffect(() => {
    if (!isOpen) return dialog.current?.close();
    dialog.current?.showModal();
    field.current?.focus();
  }, [isOpen]);

  // The newest question stands at the top, and its answer grows below it.
  useEffect(() => {
    if (told.length > 1) answers.current?.lastElementChild?.scrollIntoView({ block: "start" });
  }, [told.length]);

  function send(text: string) {
    const asked = text.trim();
    if (!asked) return field.current?.focus();
    setQuestion("");
    field.current?.focus();
    void ask(asked);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    send(question);
  }

  return (
    <dialog
      ref={dialog}
      className="ask-panel"
      aria-labelledby={titleId}
      // Told at once; that it was closed is told later, when it may be open again.
      onCancel={onClose}
      onClose={() => !dialog.current?.open && onClose()}
    >
      <header className="flex items-center justify-between gap-4 border-b border-line px-4 py-3">
        <h2 id={titleId} className="text-lg font-semibold">
          {texts.title}
        </h2>
        <Button size="small" onClick={onClose}>
          {texts.close}
        </Button>
      </header>
      <div className="flex flex-col gap-6 overflow-y-auto px-4 py-4">
        <p className="text-muted">{texts.intro}</p>
        {note && <p className="text-sm text-muted">{note}</p>}
        <div
          ref={answers}
          aria-live="polite"
          aria-relevant="additions text"
          className="flex flex-col gap-6 empty:hidden"
        >
          {told.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: questions are only ever added at the end
            <ToldAnswer key={at} told={one} texts={texts} onLeave={onClose} />
          ))}
        </div>
        {told.length === 0 && (
          <div>
            <h3 className="text-muted">{texts.suggestions}</h3>
            <ul className="mt-2 flex flex-col items-start gap-2">
              {suggestions.map((suggestion) => (
                <li key={suggestion}>
                  <Button size="small" className="text-start" onClick={() => send(suggestion)}>
                    {suggestion}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <form action={askPath()} onSubmit={submit} className="flex flex-col gap-2 border-t border-line px-4 py-3">
        <label htmlFor={`${titleId}-q`} className="font-medium">
          {texts.label}
        </label>
        <div className="flex gap-2">
          <input
            ref={field}
            id={`${titleId}-q`}
            name="q"
            className="input min-w-0 flex-1"
            maxLength={MOST_ASKED}
            autoComplete="off"
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
          />
          {isAsking ? (
            <Button onClick={stop}>{texts.stop}</Button>
          ) : (
            <button type="submit" className={buttonClass({ variant: "primary" })}>
              {texts.ask}
            </button>
          )}
        </div>
        <p className="text-sm">
          <TextLink href={askPath(question.trim())} className="inline-flex min-h-6 items-center">
            {texts.open_page}
          </TextLink>
        </p>
      </form>
    </dialog>
  );
}
