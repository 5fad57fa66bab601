import type { ComponentProps, ReactNode } from "react";
import { ActionForm } from "../../form/action-form";
import { formTexts } from "../../form/form-texts";
import { SubmitButton } from "../../form/submit-button";
import { LinkButton } from "../../ui/link-button";

interface StepFormProps extends Pick<ComponentProps<typeof ActionForm>, "action" | "hidden"> {
  submit: string;
  variant?: "primary" | "danger";
  back: { href: string; label: string };
  /** What will follow, in words. */
  children: ReactNode;
}

/** Asks before something is done that others notice, or that cannot be undone. */
export async function StepForm({ action, hidden, submit, variant = "primary", back, children }: StepFormProps) {
  const { labels, pending } = await formTexts();
  return (
    <ActionForm action={action} labels={labels} hidden={hidden}>
      {children}
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant={variant} pendingLabel={pending}>
          {submit}
        </SubmitButton>
        <LinkButton href={back.href}>{back.label}</LinkButton>
      </div>
    </ActionForm>
  );
}
