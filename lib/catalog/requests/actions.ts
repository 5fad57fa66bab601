"use server";

import { deskAction, portalAction } from "@/lib/platform/action";
import { answerRequest } from "./commands/answer-request";
import { askForProducts } from "./commands/ask-for-products";
import { withdrawRequest } from "./commands/withdraw-request";
import { deskRequestPath, requestPath, requestsPath } from "./rules";
import { answerRequestInput, askForProductsInput, withdrawRequestInput } from "./schema";

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

export const answerRequestAction = deskAction({
  name: "requests.answer",
  permission: "requests.answer",
  input: answerRequestInput,
  run: answerRequest,
  revalidate: ({ request }) => ["/desk/requests", deskRequestPath(request)],
  redirectTo: (_, { request }) => deskRequestPath(request),
});
