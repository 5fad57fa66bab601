import type messages from "@/messages/en.json";
import type { Contact, Refusal } from "./decision";

/** What a form gets back from its action; what was typed is in `values` whenever it was not taken. */
export type FormState =
  | { status: "idle" }
  | {
      status: "invalid";
      values: Record<string, string>;
      fieldErrors: Record<string, string[]>;
      message?: string;
      /** Who can help with what stands beside the fields [WHY-1]. */
      help?: Contact;
    }
  | {
      /** Somebody else saved meanwhile: what they saved stands beside what was typed [CON-5]. */
      status: "conflict";
      values: Record<string, string>;
      current: Readonly<Record<string, string>>;
      message: string;
    }
  | {
      status: "refused";
      values: Record<string, string>;
      message: string;
      detail?: string;
      help?: Contact;
      reference?: string;
    }
  | {
      status: "done";
      message?: string;
      items?: readonly DoneItem[];
      /** Shown in this answer and never again. */
      secret?: string;
    };

/** One thing that was done, or left and why, where several were asked for. */
export interface DoneItem {
  readonly text: string;
  /** Why it was left as it is [WHY-1]. */
  readonly because?: string;
  readonly help?: Contact;
}

export const idle: FormState = { status: "idle" };

/** Key under `done` in the messages. */
export type DoneKey = keyof (typeof messages)["done"] & string;

export interface DoneSentence {
  readonly key: DoneKey;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface DoneReport extends DoneSentence {
  /** For who asked, once: it is kept nowhere. */
  readonly secret?: string;
  /** `because`: the rule that left this one as it is. */
  readonly items?: readonly (DoneSentence & { readonly because?: Refusal })[];
}
