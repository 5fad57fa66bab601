type Reasons = Readonly<Record<string, string>>;

/** Functions of lib that may be longer than the limit: `path name` → why. */
export const longFunctions: Reasons = {};

/** Files that may write HTML past React: path → why. */
export const rawHtml: Reasons = {
  "components/form/long-select.tsx":
    "hundreds of options, which only the markup tag makes: what is put into it stays text",
  "components/ui/list-table.tsx": "a list's body, which only the markup tag makes: what is put into it stays text",
};
