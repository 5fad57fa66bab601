"use server";

import { deskAction } from "@/lib/platform/action";
import { addEndpoint } from "./commands/add-endpoint";
import { changeSecret, editEndpoint, pauseEndpoint, removeEndpoint, resumeEndpoint } from "./commands/change-endpoint";
import { sendAgain, sendAllAgain, sendTest } from "./commands/send-again";
import { deliveryPath, endpointPath, webhooksPath } from "./rules";
import { addEndpointInput, deliveryInput, editEndpointInput, endpointInput, replaySinceInput } from "./schema";

const permission = "webhooks.manage";

export const addEndpointAction = deskAction({
  name: "webhooks.add_endpoint",
  permission,
  input: addEndpointInput,
  run: addEndpoint,
  done: ({ secret }) => ({ key: "webhook_added", secret }),
});

export const editEndpointAction = deskAction({
  name: "webhooks.edit",
  permission,
  input: editEndpointInput,
  run: editEndpoint,
  revalidate: ({ endpoint }) => [webhooksPath(), endpointPath(endpoint)],
  redirectTo: (_, { endpoint }) => endpointPath(endpoint),
});

export const pauseEndpointAction = deskAction({
  name: "webhooks.pause",
  permission,
  input: endpointInput,
  run: pauseEndpoint,
  revalidate: ({ endpoint }) => [endpointPath(endpoint)],
  done: () => "webhook_paused",
});

export const resumeEndpointAction = deskAction({
  name: "webhooks.resume",
  permission,
  input: endpointInput,
  run: resumeEndpoint,
  revalidate: ({ endpoint }) => [endpointPath(endpoint)],
  done: () => "webhook_resumed",
});

export const removeEndpointAction = deskAction({
  name: "webhooks.remove",
  permission,
  input: endpointInput,
  run: removeEndpoint,
  revalidate: () => [webhooksPath()],
  redirectTo: () => webhooksPath(),
});

export const changeSecretAction = deskAction({
  name: "webhooks.change_secret",
  permission,
  input: endpointInput,
  run: changeSecret,
  done: ({ secret }) => ({ key: "webhook_secret_changed", secret }),
});

export const sendTestAction = deskAction({
  name: "webhooks.send_test",
  permission,
  input: endpointInput,
  run: sendTest,
  redirectTo: ({ delivery }) => deliveryPath(delivery),
});

export const sendAgainAction = deskAction({
  name: "webhooks.send_again",
  permission,
  input: deliveryInput,
  run: sendAgain,
  revalidate: ({ delivery }) => [deliveryPath(delivery)],
  done: () => "webhook_sent_again",
});

export const sendAllAgainAction = deskAction({
  name: "webhooks.send_all_again",
  permission,
  input: replaySinceInput,
  run: sendAllAgain,
  done: ({ count }) => ({ key: "webhook_all_sent_again", values: { count } }),
});
