"use client";

import { useEffect, useRef } from "react";
import { PICK_FORM } from "./pick-form";

/**
 * The quantities as fields of another form: those of the address, and with JavaScript those that stand in the fields when
 * it is sent, so that nobody sends what they have just changed.
 */
export function PickedQuantities({ typed }: { typed: Readonly<Record<string, string>> }) {
  const mark = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const form = mark.current?.closest("form");
    const take = ({ formData }: FormDataEvent) => {
      const picker = document.getElementById(PICK_FORM);
      if (!(picker instanceof HTMLFormElement)) return;
      for (const name of [...formData.keys()]) if (name.startsWith("q-")) formData.delete(name);
      for (const [name, value] of new FormData(picker))
        if (name.startsWith("q-") && typeof value === "string" && value.trim()) formData.set(name, value);
    };
    form?.addEventListener("formdata", take);
    return () => form?.removeEventListener("formdata", take);
  }, []);

  return (
    <span ref={mark} hidden>
      {Object.entries(typed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </span>
  );
}
