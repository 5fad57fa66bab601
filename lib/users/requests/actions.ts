"use server";

import { portalAction } from "@/lib/platform/action";
import { approveRequest, declineRequest } from "./commands/answer";
import { askForAccess } from "./commands/ask";
import { withdrawRequest } from "./commands/withdraw";
import { afterAnswering } from "./rules";
import { approveRequestInput, askForAccessInput, declineRequestInput, withdrawRequestInput } from "./schema";

export const askForAccessAction = portalAction({
  name: "access.ask",
  permission: "access.ask",
  input: askForAccessInput,
  run: askForAccess,
  revalidate: () => ["/no-access", "/users"],
  done: () => "access_asked",
});

export const withdrawRequestAction = portalAction({
  name: "access.withdraw_request",
  permission: "access.ask",
  input: withdrawRequestInput,
  run: withdrawRequest,
  revalidate: () => ["/no-access", "/users"],
  done: () => "access_request_withdrawn",
});

export const approveRequestAction = portalAction({
  name: "access.approve_request",
  permission: "access.answer",
  input: approveRequestInput,
  run: approveRequest,
  revalidate: () => ["/users"],
  redirectTo: afterAnswering,
});

export const declineRequestAction = portalAction({
  name: "access.decline_request",
  permission: "access.answer",
  input: declineRequestInput,
  run: declineRequest,
  revalidate: () => ["/users"],
  redirectTo: afterAnswering,
});
