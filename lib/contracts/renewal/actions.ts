"use server";

import { portalAction } from "@/lib/platform/action";
import { contractPath } from "../rules";
import { turnOffRenewal, turnOnRenewal } from "./commands";
import { afterDeciding } from "./rules";
import { decideRenewalInput } from "./schema";

export const turnOffRenewalAction = portalAction({
  name: "contracts.turn_off_renewal",
  permission: "contracts.decide_renewal",
  input: decideRenewalInput,
  run: turnOffRenewal,
  revalidate: ({ contractNumber }) => ["/contracts", contractPath(contractNumber)],
  redirectTo: afterDeciding,
  done: () => "renewal_turned_off",
});

export const turnOnRenewalAction = portalAction({
  name: "contracts.turn_on_renewal",
  permission: "contracts.decide_renewal",
  input: decideRenewalInput,
  run: turnOnRenewal,
  revalidate: ({ contractNumber }) => ["/contracts", contractPath(contractNumber)],
  redirectTo: afterDeciding,
  done: () => "renewal_turned_on",
});
