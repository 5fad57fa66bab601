import type { DoneItem, FormState } from "@/lib/platform/form-state";
import { Alert } from "../ui/alert";
import { ContactLine } from "../ui/contact-line";

export interface FormMessageLabels {
  /** Before the name of the person to ask. */
  help: string;
  /** Before the reference of an unexpected error. */
  reference: string;
  /** Before what somebody else saved in a field meanwhile. */
  meanwhile?: string;
}

export interface FormMessageProps {
  state: FormState;
  labels: FormMessageLabels;
}

/** What the whole form answers: a refusal with its reason and whom to ask, or that it is done. */
export function FormMessage({ state, labels }: FormMessageProps) {
  return (
    <>
      {/* Always there, so that what appears in it is spoken; while empty it takes no place in the form. */}
      <div role="status" className="empty:absolute">
        {state.status === "done" && state.message && (
          <Alert tone="success" title={state.message}>
            {state.items && <DoneItems items={state.items} labels={labels} />}
          </Alert>
        )}
      </div>
      <Problem state={state} labels={labels} />
    </>
  );
}

function Problem({ state, labels }: FormMessageProps) {
  if (state.status === "conflict")
    return (
      <div data-form-message tabIndex={-1}>
        <Alert tone="warning" role="alert" title={state.message} />
      </div>
    );
  if (state.status === "refused") {
    const { message, detail, help, reference } = state;
    return (
      <div data-form-message tabIndex={-1}>
        <Alert tone="danger" role="alert" title={message}>
          {detail && <p>{detail}</p>}
          {help && (
            <div className="mt-2">
              <ContactLine lead={labels.help} {...help} />
            </div>
          )}
          {reference && (
            <p className="mt-2 text-sm">
              {labels.reference} <code>{reference}</code>
            </p>
          )}
        </Alert>
      </div>
    );
  }
  if (state.status === "invalid") {
    const errors = Object.values(state.fieldErrors).flat();
    const title = state.message ?? errors[0];
    if (!title) return null;
    return (
      <>
        <FieldProblems state={state} title={title} errors={errors} />
        {state.help && <ContactLine lead={labels.help} {...state.help} />}
      </>
    );
  }
  return null;
}

interface FieldProblemsProps {
  state: Extract<FormState, { status: "invalid" }>;
  title: string;
  errors: readonly string[];
}

function FieldProblems({ state, title, errors }: FieldProblemsProps) {
  const rest = state.message ? errors : errors.slice(1);
  return (
    <div data-form-message tabIndex={-1} className={state.message ? undefined : "stray-errors"}>
      <Alert tone="danger" role="alert" title={title}>
        {rest.length > 0 && (
          <ul className="stray-errors list-disc ps-5">
            {rest.map((error) => (
              <li key={error}>{error}</li>
            ))}
          </ul>
        )}
      </Alert>
    </div>
  );
}

/** Of several things, what became of each. */
function DoneItems({ items, labels }: { items: readonly DoneItem[]; labels: FormMessageLabels }) {
  return (
    <ul className="mt-1 flex list-disc flex-col gap-1 ps-5">
      {items.map(({ text, because, help }) => (
        <li key={text}>
          {text}
          {because && <p className="text-sm">{because}</p>}
          {help && <ContactLine lead={labels.help} {...help} />}
        </li>
      ))}
    </ul>
  );
}
