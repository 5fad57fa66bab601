"use server";

import { portalAction } from "@/lib/platform/action";
import { askForProducts } from "./commands/ask-for-products";
import { withdrawRequest } from "./commands/withdraw-request";
import { requestPath, requestsPath } from "./rules";
import { askForProductsInput, withdrawRequestInput } from "./schema";

export const askForProductsAction = portalAction({
  name: "requests.ask_for_products",
  permission: "products.buy",
  input: askForProductsInput,
  run: askForProducts,
  revalidate: () => [requestsPath()],
  redirectTo: ({ id }) => requestPath(id),
});

export const withdrawRequestAction = portalAction({
  name: "requests.withdraw",
  permission: "products.buy",
  input: withdrawRequestInput,
  run: withdrawRequest,
  revalidate: (_input, { id }) => [requestsPath(), requestPath(id)],
  redirectTo: ({ id }) => requestPath(id),
});
