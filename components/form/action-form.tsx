"use client";

import {
  createContext,
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useContext,
  useEffect,
  useRef,
} from "react";
import type { FormState } from "@/lib/platform/form-state";
import { FormMessage, type FormMessageLabels } from "./form-message";

const StateContext = createContext<{ state: FormState; labels: FormMessageLabels | null }>({
  state: { status: "idle" },
  labels: null,
});

export interface ActionFormProps {
  /** A server action of the action builder. */
  action: (state: FormState, data: FormData) => Promise<FormState>;
  /** The few words that a refusal adds around its own text. */
  labels: FormMessageLabels;
  /** Values sent along unseen, e.g. an id. */
  hidden?: Readonly<Record<string, string>> | undefined;
  /** Instead of one below the other with even gaps. */
  className?: string | undefined;
  /** Empty again after the action answered `done`, for the next of its kind. */
  clears?: boolean | undefined;
  /** Called after the action answered `done`, e.g. to close a dialog. */
  onDone?: (() => void) | undefined;
  children: ReactNode;
}

/**
 * The one bridge from a form to a server action. Before JavaScript it is a plain POST and the page comes back with what
 * was typed. After, the form is sent in place and keeps the elements as they are; focus goes to what needs attention.
 */
export function ActionForm({
  action,
  labels,
  hidden,
  className = "flex flex-col gap-5",
  clears = false,
  onDone,
  children,
}: ActionFormProps) {
  const [state, dispatch, pending] = useActionState(action, { status: "idle" });
  const form = useRef<HTMLFormElement>(null);
  const done = useRef(onDone);
  done.current = onDone;

  useEffect(() => {
    if (state.status === "done" && clears) form.current?.reset();
    if (state.status === "done") done.current?.();
    if (state.status !== "idle" && state.status !== "done") focusProblem(form.current);
  }, [state, clears]);

  // React empties the fields of a form after its action has run; sending it here keeps them.
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
    const data = new FormData(event.currentTarget, submitter);
    startTransition(() => dispatch(data));
  }

  return (
    <StateContext value={{ state, labels }}>
      <form ref={form} action={dispatch} onSubmit={send} className={className} noValidate>
        <FormMessage state={state} labels={labels} />
        {Object.entries(hidden ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={nowSaved(state, name) ?? value} />
        ))}
        {children}
      </form>
    </StateContext>
  );
}

function focusProblem(form: HTMLFormElement | null) {
  const target =
    form?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
    form?.querySelector<HTMLElement>("[data-form-message]");
  target?.focus();
}

/** What stands in a form until it has been done: afterwards its answer says what matters. */
export function UntilDone({ children }: { children: ReactNode }) {
  return useContext(StateContext).state.status === "done" ? null : children;
}

/** What the last answer shows once. */
export function useSecret(): string | null {
  const { state } = useContext(StateContext);
  return state.status === "done" ? (state.secret ?? null) : null;
}

/** With a conflict: what somebody else saved in this field meanwhile. */
const nowSaved = (state: FormState, name: string): string | undefined =>
  state.status === "conflict" ? state.current[name] : undefined;

interface FieldState {
  errors: readonly string[];
  /** What was typed, if the form was sent before. */
  values: Record<string, string> | undefined;
  /** What somebody else saved meanwhile, where it is not what was typed. */
  meanwhile: string | undefined;
  meanwhileLabel: string;
}

export interface FieldErrorsProps {
  /** Sentences by field. */
  errors: Readonly<Record<string, string[]>>;
  children: ReactNode;
}

/** For a form that asks for a page: what is wrong beside its fields was known when the page was made [ANY-4]. */
export function FieldErrors({ errors: fieldErrors, children }: FieldErrorsProps) {
  return (
    <StateContext value={{ state: { status: "invalid", values: {}, fieldErrors }, labels: null }}>
      {children}
    </StateContext>
  );
}

/** What the last answer says about one field. */
export function useFieldState(name: string): FieldState {
  const { state, labels } = useContext(StateContext);
  const errors = state.status === "invalid" ? state.fieldErrors[name] : undefined;
  const values = "values" in state ? state.values : undefined;
  const saved = nowSaved(state, name);
  const meanwhile = saved === undefined || saved === (values?.[name] ?? "") ? undefined : saved;
  return { errors: errors ?? [], values, meanwhile, meanwhileLabel: labels?.meanwhile ?? "" };
}
