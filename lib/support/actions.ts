"use server";

import { deskAction, portalAction } from "@/lib/platform/action";
import { answerCase } from "./commands/answer-case";
import { openCase } from "./commands/open-case";
import { writeToCase } from "./commands/write-to-case";
import { casePath, deskCasePath, supportPath } from "./rules";
import { answerCaseInput, openCaseInput, writeToCaseInput } from "./schema";

export const openCaseAction = portalAction({
  name: "support.open_case",
  permission: "support.ask",
  input: openCaseInput,
  run: openCase,
  revalidate: () => [supportPath()],
  redirectTo: ({ number }) => `${casePath(number)}?opened=1`,
});

export const writeToCaseAction = portalAction({
  name: "support.write",
  permission: "support.ask",
  input: writeToCaseInput,
  run: writeToCase,
  revalidate: ({ number }) => [supportPath(), casePath(number)],
  done: () => "case_written",
});

export const answerCaseAction = deskAction({
  name: "support.answer",
  permission: "cases.answer",
  input: answerCaseInput,
  run: answerCase,
  revalidate: ({ number }) => [deskCasePath(number)],
  done: () => "case_answered",
});
