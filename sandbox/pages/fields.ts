import type { Field, Kept, Problems } from "./card-form";
import { type Html, html } from "./html";
import type { Texts } from "./texts";

type DrawField = (name: Field, numeric: boolean, longest: number, value?: string) => Html;

const fieldsOf =
  (problems: Problems, texts: Texts): DrawField =>
  (name, numeric, longest, value = "") => {
    const problem = problems[name];
    return html`<div class="field">
<label for="${name}">${texts[name]}</label>
<input id="${name}" name="${name}" type="text" autocomplete="off" inputmode="${numeric ? "numeric" : "text"}" maxlength="${longest}" required${
      value ? html` value="${value}"` : null
    }${problem ? html` aria-invalid="true" aria-describedby="${name}-problem"` : null}>
${problem ? html`<p class="wrong" id="${name}-problem">${problem}</p>` : null}
</div>`;
  };

/** The two fields of a bank account. */
export function accountFields(problems: Problems, kept: Kept, texts: Texts): Html {
  const field = fieldsOf(problems, texts);
  return html`${field("iban", false, 42)}
${field("holder", false, 100, kept.holder)}`;
}

/** The four fields of a card. Browsers are asked not to offer real cards here. */
export function cardFields(problems: Problems, kept: Kept, texts: Texts): Html {
  const field = fieldsOf(problems, texts);
  return html`${field("number", true, 30)}
<div class="two">
${field("expiry", true, 9, kept.expiry)}
${field("cvc", true, 4)}
</div>
${field("name", false, 100, kept.name)}`;
}

/** What went wrong, above the form, read out at once. */
export function problemBox(message: string | null, problems: Problems, texts: Texts): Html | null {
  const count = Object.keys(problems).length;
  if (message === null && count === 0) return null;
  return html`<div class="problem" role="alert"><p>${message ?? texts.errorTitle}</p></div>`;
}
