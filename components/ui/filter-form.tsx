"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef, useTransition } from "react";

export interface FilterFormProps {
  /** The list's address. */
  action: string;
  /** What the address holds now, by field. */
  values: Readonly<Record<string, string>>;
  className?: string | undefined;
  children: ReactNode;
}

/**
 * The filters of a list: a plain GET form, so the address holds them and it works before JavaScript. After, the list
 * changes in place, and what is empty stays out of the address.
 */
export function FilterForm({ action, values, className, children }: FilterFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const given = JSON.stringify(values);
  const shown = useRef(given);

  // Links and the back button change the filters too: the fields follow, but not before somebody's first typing is read.
  useEffect(() => {
    if (shown.current === given) return;
    shown.current = given;
    const now: Record<string, string> = JSON.parse(given);
    for (const field of form.current?.elements ?? [])
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = now[field.name] ?? "";
  }, [given]);

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const search = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === "string" && value.trim()) search.set(name, value.trim());
    event.currentTarget.querySelector("details")?.removeAttribute("open");
    startTransition(() => router.push(search.size > 0 ? `${action}?${search}` : action));
  }

  return (
    <search>
      <form
        ref={form}
        action={action}
        method="get"
        onSubmit={send}
        aria-busy={pending || undefined}
        className={className}
      >
        {children}
      </form>
    </search>
  );
}
