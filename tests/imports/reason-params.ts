import { messagesOf } from "@/lib/platform/translate";

const PARAMS = {
  ...{
    most: 100,
    values: "a, b",
    currency: "SEK",
    sum: "1.00",
    total: "2.00",
    line: 2,
    today: "2027-03-10",
    count: 2,
    number: "F-1",
    email: "a@b.example",
  },
  ...{ used: "1.00 USD", open: "1.00 USD", left: "1.00 USD" },
  ...{ name: "K-1", fields: "dueOn", rule: "BR-02", message: "there is no number" },
};

/** What is given with the reasons why a record is not taken. */
export const IMPORTS_PARAMS = Object.fromEntries(
  Object.keys(messagesOf("en").reasons.imports).map((reason) => [`imports.${reason}`, PARAMS]),
);
