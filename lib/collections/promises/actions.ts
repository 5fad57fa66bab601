"use server";

import { invoicePath } from "@/lib/invoices/rules";
import { portalAction } from "@/lib/platform/action";
import { makePromise, withdrawPromise } from "./commands";
import { promisePath } from "./rules";
import { makePromiseInput, withdrawPromiseInput } from "./schema";

export const makePromiseAction = portalAction({
  name: "promises.make",
  permission: "collections.speak",
  input: makePromiseInput,
  run: makePromise,
  revalidate: ({ reference }) => [invoicePath(reference), promisePath(reference)],
  done: () => "promise_made",
});

export const withdrawPromiseAction = portalAction({
  name: "promises.withdraw",
  permission: "collections.speak",
  input: withdrawPromiseInput,
  run: withdrawPromise,
  revalidate: (_input, { reference }) => [invoicePath(reference), promisePath(reference)],
  done: () => "promise_withdrawn",
});
