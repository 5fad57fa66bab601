"use client";

import { useEffect, useRef } from "react";
import { useFieldState } from "../form/action-form";
import { markSent, PICK_FORM } from "./pick-form";

function pickForm(): HTMLFormElement | null {
  const form = document.getElementById(PICK_FORM);
  return form instanceof HTMLFormElement ? form : null;
}

/**
 * The quantities as fields of another form: those of the address, and with JavaScript those that stand in the fields when
 * it is sent, so that nobody sends what they have just changed.
 */
export function PickedQuantities({ typed }: { typed: Readonly<Record<string, string>> }) {
  const mark = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const form = mark.current?.closest("form");
    const take = ({ formData }: FormDataEvent) => {
      const picker = pickForm();
      if (!picker) return;
      markSent(picker, true);
      for (const name of [...formData.keys()]) if (name.startsWith("q-")) formData.delete(name);
      for (const [name, value] of new FormData(picker))
        if (name.startsWith("q-") && typeof value === "string" && value.trim()) formData.set(name, value);
    };
    form?.addEventListener("formdata", take);
    return () => form?.removeEventListener("formdata", take);
  }, []);

  // It came back with an answer: what is typed from here on is priced again.
  const { values: returned } = useFieldState("key");
  useEffect(() => {
    const picker = pickForm();
    if (returned && picker) markSent(picker, false);
  }, [returned]);

  return (
    <span ref={mark} hidden>
      {Object.entries(typed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </span>
  );
}
