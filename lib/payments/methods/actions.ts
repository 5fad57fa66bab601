"use server";

import { portalAction } from "@/lib/platform/action";
import { addMethod } from "./commands/add-method";
import { chooseCard } from "./commands/choose-card";
import { makeDefault } from "./commands/make-default";
import { removeMethod } from "./commands/remove-method";
import { cardTabPath, methodsPath } from "./rules";
import { addMethodInput, chooseCardInput, methodInput } from "./schema";

export const addMethodAction = portalAction({
  name: "methods.add",
  permission: "billing.change_group",
  input: addMethodInput,
  run: addMethod,
  redirectTo: ({ url }) => url,
});

export const makeDefaultAction = portalAction({
  name: "methods.make_default",
  permission: "billing.change_group",
  input: methodInput,
  run: makeDefault,
  revalidate: ({ billGroup }) => [methodsPath(billGroup)],
  done: () => "method_default",
});

export const removeMethodAction = portalAction({
  name: "methods.remove",
  permission: "billing.change_group",
  input: methodInput,
  run: removeMethod,
  revalidate: ({ billGroup }) => [methodsPath(billGroup)],
  redirectTo: (_result, { billGroup }) => `${methodsPath(billGroup)}?removed=1`,
});

export const chooseCardAction = portalAction({
  name: "methods.choose_card",
  permission: "billing.update",
  input: chooseCardInput,
  run: chooseCard,
  revalidate: ({ contract }) => [cardTabPath(contract)],
  done: () => "method_chosen",
});
