/** What a mail says, in the reader's language already. */
export interface MailContent {
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Label and value, one under the other. */
  readonly facts?: readonly (readonly [label: string, value: string])[];
  /** Further facts under the button, beneath a heading of their own. */
  readonly more?: { readonly heading: string; readonly facts: NonNullable<MailContent["facts"]> };
  readonly code?: string;
  readonly action?: { readonly label: string; readonly url: string };
  /** Small print. */
  readonly footer: readonly string[];
  /** Below it: where such mails are turned off. */
  readonly choose?: { readonly label: string; readonly url: string };
}

/** Who it is from, as it looks. */
export interface MailBrand {
  readonly name: string;
  readonly color: string;
}
