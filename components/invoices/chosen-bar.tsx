"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useState, useTransition } from "react";
import { buttonClass } from "../ui/button";
import { CHOSEN_FIELD, CHOSEN_FORM } from "./chosen-form";

interface ChosenBarProps {
  /** Names the form for screen readers. */
  label: string;
  texts: {
    none: string;
    one: string;
    /** With `{count}`. */
    many: string;
    all: string;
    clear: string;
    pay: string;
    download: string;
  };
}

const boxes = (): HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>(`input[form="${CHOSEN_FORM}"][name="${CHOSEN_FIELD}"]`),
];

/**
 * Acts on the ticked rows. A plain GET form, so it works before JavaScript; after, it counts, ticks all and stays in view
 * while something is ticked.
 */
export function ChosenBar({ label, texts }: ChosenBarProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [count, setCount] = useState<number | null>(null);

  useEffect(() => {
    const look = () => setCount(boxes().filter(({ checked }) => checked).length);
    const changed = ({ target }: Event) => target instanceof HTMLInputElement && target.name === CHOSEN_FIELD && look();
    // The browser may have kept ticks over a reload.
    look();
    document.addEventListener("change", changed);
    return () => document.removeEventListener("change", changed);
  }, []);

  function tickAll() {
    const isAll = boxes().every(({ checked }) => checked);
    for (const box of boxes()) box.checked = !isAll;
    setCount(isAll ? 0 : boxes().length);
  }

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const action = submitter?.getAttribute("formaction") ?? "/pay";
    const search = new URLSearchParams(
      boxes().flatMap(({ checked, value }) => (checked ? [[CHOSEN_FIELD, value]] : [])),
    );
    startTransition(() => router.push(`${action}?${search}`));
  }

  const isAny = count !== 0;
  return (
    <form
      id={CHOSEN_FORM}
      action="/pay"
      method="get"
      aria-label={label}
      onSubmit={send}
      data-any={count ? true : undefined}
      className="chosen-bar"
    >
      {count !== null && (
        <>
          <button type="button" className={buttonClass({ size: "small" })} onClick={tickAll}>
            {count > 0 && boxes().length === count ? texts.clear : texts.all}
          </button>
          <span role="status" className="me-auto text-sm text-muted">
            {said(count, texts)}
          </span>
        </>
      )}
      <button type="submit" className={buttonClass({ size: "small" })} formAction="/download" disabled={!isAny}>
        {texts.download}
      </button>
      <button
        type="submit"
        className={buttonClass({ size: "small", variant: count ? "primary" : "secondary" })}
        formAction="/pay"
        disabled={!isAny}
      >
        {texts.pay}
      </button>
    </form>
  );
}

function said(count: number, { none, one, many }: ChosenBarProps["texts"]): string {
  if (count === 0) return none;
  return count === 1 ? one : many.replace("{count}", String(count));
}
