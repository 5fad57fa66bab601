"use server";

import { deskAction } from "@/lib/platform/action";
import { makeKey, revokeKey } from "./commands";
import { apiKeysPath } from "./rules";
import { makeKeyInput, revokeKeyInput } from "./schema";

export const makeKeyAction = deskAction({
  name: "api_keys.make",
  permission: "api_keys.manage",
  input: makeKeyInput,
  run: makeKey,
  revalidate: () => [apiKeysPath()],
  done: ({ name, text }) => ({ key: "api_key_made", values: { name }, secret: text }),
});

export const revokeKeyAction = deskAction({
  name: "api_keys.revoke",
  permission: "api_keys.manage",
  input: revokeKeyInput,
  run: revokeKey,
  revalidate: () => [apiKeysPath()],
  redirectTo: () => apiKeysPath(),
});
