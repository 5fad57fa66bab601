"use client";

import { useSecret } from "../form/action-form";
import { CopyField, type CopyFieldProps } from "../ui/copy-field";

/** What the form's answer shows once. */
export function ShownOnce(texts: Omit<CopyFieldProps, "value">) {
  const secret = useSecret();
  return secret === null ? null : <CopyField value={secret} {...texts} />;
}
