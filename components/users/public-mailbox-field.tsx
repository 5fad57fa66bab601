"use client";

import { useFieldState } from "../form/action-form";
import { CheckboxField } from "../form/checkbox-field";

/** Asked only of an address of a public mail provider: is it the right one? */
export function PublicMailboxField({ label }: { label: string }) {
  const { errors, values } = useFieldState("publicMailbox");
  if (errors.length === 0 && !values?.publicMailbox) return null;
  return <CheckboxField name="publicMailbox" value="yes" label={label} />;
}
