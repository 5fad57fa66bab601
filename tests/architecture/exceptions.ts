type Reasons = Readonly<Record<string, string>>;

/** Functions of lib that may be longer than the limit: `path name` → why. */
export const longFunctions: Reasons = {};

/** Files that may write HTML past React: path → why. */
export const rawHtml: Reasons = {};
