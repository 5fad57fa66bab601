"use server";

import { portalAction } from "@/lib/platform/action";
import { requestPath, requestsPath } from "../requests/rules";
import { askForUpgrade } from "./commands";
import { askForUpgradeInput } from "./schema";

export const askForUpgradeAction = portalAction({
  name: "requests.ask_for_upgrade",
  permission: "products.buy",
  input: askForUpgradeInput,
  run: askForUpgrade,
  revalidate: () => [requestsPath()],
  redirectTo: ({ id }) => requestPath(id),
});
