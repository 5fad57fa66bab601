"use server";

import { portalAction } from "@/lib/platform/action";
import { addToContracts } from "./commands/add-to-contracts";
import { addUser } from "./commands/add-user";
import { setEnd } from "./commands/set-end";
import { acceptHandover, declineHandover, nominate, withdrawHandover } from "./handover/commands";
import { handoverInput, nominateInput } from "./handover/schema";
import { giveManageBilling, takeManageBilling } from "./manage-billing/commands";
import { removePlaces } from "./removal/commands";
import { afterRemoving, removalReport } from "./removal/rules";
import { letInReport } from "./rules";
import { addToContractsInput, addUserInput, manageBillingInput, removePlacesInput, setEndInput } from "./schema";

const LIST = ["/users"] as const;

export const addUserAction = portalAction({
  name: "users.add",
  permission: "users.manage",
  input: addUserInput,
  run: addUser,
  revalidate: () => LIST,
  done: letInReport,
});

export const addToContractsAction = portalAction({
  name: "users.add_to_contracts",
  permission: "users.manage",
  input: addToContractsInput,
  run: addToContracts,
  revalidate: () => LIST,
  done: letInReport,
});

export const removePlacesAction = portalAction({
  name: "users.remove",
  permission: "users.manage",
  input: removePlacesInput,
  run: removePlaces,
  revalidate: () => [...LIST, "/users/remove"],
  redirectTo: afterRemoving,
  done: removalReport,
});

export const setEndAction = portalAction({
  name: "users.set_end",
  permission: "users.manage",
  input: setEndInput,
  run: setEnd,
  revalidate: () => [...LIST, "/users/end"],
  done: () => "users_end_set",
});

export const giveManageBillingAction = portalAction({
  name: "users.give_manage_billing",
  permission: "users.manage",
  input: manageBillingInput,
  run: giveManageBilling,
  revalidate: () => LIST,
  done: ({ name, billGroup }) => ({ key: "users_billing_given", values: { name, billGroup } }),
});

export const takeManageBillingAction = portalAction({
  name: "users.take_manage_billing",
  permission: "users.manage",
  input: manageBillingInput,
  run: takeManageBilling,
  revalidate: () => LIST,
  done: ({ name, billGroup }) => ({ key: "users_billing_taken", values: { name, billGroup } }),
});

export const nominateAction = portalAction({
  name: "users.nominate",
  permission: "users.manage",
  input: nominateInput,
  run: nominate,
  revalidate: () => [...LIST, "/users/handover"],
  done: ({ name, contractNumber }) => ({ key: "users_nominated", values: { name, number: contractNumber } }),
});

export const acceptHandoverAction = portalAction({
  name: "users.accept_handover",
  permission: "users.manage",
  input: handoverInput,
  run: acceptHandover,
  revalidate: ({ handover }) => [...LIST, `/users/handover/${handover}`],
  done: ({ contractNumber }) => ({ key: "users_handover_accepted", values: { number: contractNumber } }),
});

export const declineHandoverAction = portalAction({
  name: "users.decline_handover",
  permission: "users.manage",
  input: handoverInput,
  run: declineHandover,
  revalidate: ({ handover }) => [...LIST, `/users/handover/${handover}`],
  done: ({ from }) => ({ key: "users_handover_declined", values: { name: from?.name ?? "" } }),
});

export const withdrawHandoverAction = portalAction({
  name: "users.withdraw_handover",
  permission: "users.manage",
  input: handoverInput,
  run: withdrawHandover,
  revalidate: ({ handover }) => [...LIST, `/users/handover/${handover}`],
  done: ({ to }) => ({ key: "users_handover_withdrawn", values: { name: to?.name ?? "" } }),
});
