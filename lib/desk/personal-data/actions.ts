"use server";

import { deskAction } from "@/lib/platform/action";
import { erasePerson } from "./commands";
import { personalDataPath } from "./rules";
import { eraseInput } from "./schema";

export const erasePersonAction = deskAction({
  name: "person.erase",
  permission: "people.erase",
  input: eraseInput,
  run: erasePerson,
  redirectTo: () => personalDataPath({ done: "erased" }),
});
