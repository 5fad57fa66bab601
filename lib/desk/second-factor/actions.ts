"use server";

import { deskAction } from "@/lib/platform/action";
import { beginEnrolment, confirmEnrolment } from "./commands/enrol";
import { proveByCode, proveByRecovery } from "./commands/prove";
import { DESK, secondFactorPath } from "./rules";
import { beginInput, confirmInput, recoveryInput } from "./schema";

export const beginEnrolmentAction = deskAction({
  name: "staff.begin_second_factor",
  permission: "second_factor",
  input: beginInput,
  run: beginEnrolment,
  revalidate: () => [secondFactorPath()],
});

export const confirmEnrolmentAction = deskAction({
  name: "staff.confirm_second_factor",
  permission: "second_factor",
  input: confirmInput,
  run: confirmEnrolment,
  done: ({ codes }) => ({ key: "second_factor_set", secret: codes.join("\n") }),
});

export const proveByCodeAction = deskAction({
  name: "staff.prove_by_code",
  permission: "second_factor",
  input: confirmInput,
  run: proveByCode,
  redirectTo: () => DESK,
});

export const proveByRecoveryAction = deskAction({
  name: "staff.prove_by_recovery",
  permission: "second_factor",
  input: recoveryInput,
  run: proveByRecovery,
  redirectTo: () => DESK,
});
