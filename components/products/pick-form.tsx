"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef, useTransition } from "react";

/** Of the form in which quantities are typed. */
export const PICK_FORM = "pick-products";

/** How long somebody has stopped typing before prices are asked for. */
const PAUSE_MS = 350;

/** Whether the quantities are on their way to become a quote or a request. */
const isSent = (form: HTMLFormElement): boolean => form.dataset.sent === "true";
export const markSent = (form: HTMLFormElement, sent: boolean): void => {
  form.dataset.sent = String(sent);
};

export interface PickFormProps {
  action: string;
  children: ReactNode;
}

/**
 * Quantities as a plain GET form, whose answer is the page with prices. With JavaScript the page is asked for while somebody
 * types, and what was typed last is what is shown: the router drops an answer that a newer question has overtaken.
 */
export function PickForm({ action, children }: PickFormProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);

  function ask(form: HTMLFormElement) {
    clearTimeout(waiting.current);
    // What was sent leads elsewhere; asking for this page again would overtake that.
    if (isSent(form)) return;
    const search = new URLSearchParams();
    for (const [name, value] of new FormData(form))
      if (typeof value === "string" && value.trim()) search.set(name, value);
    startTransition(() => router.replace(search.size > 0 ? `${action}?${search}` : action, { scroll: false }));
  }

  function soon({ currentTarget: form }: FormEvent<HTMLFormElement>) {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => ask(form), PAUSE_MS);
  }

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    ask(event.currentTarget);
  }

  return (
    <form
      id={PICK_FORM}
      action={action}
      method="get"
      onInput={soon}
      onSubmit={send}
      aria-busy={pending || undefined}
      className="flex flex-col gap-5"
      noValidate
    >
      {children}
    </form>
  );
}
