"use server";

import { deskAction } from "@/lib/platform/action";
import { takeRun, throwAway } from "./commands/bring";
import { runPath } from "./rules";
import { runInput } from "./schema";

export const takeRunAction = deskAction({
  name: "imports.take",
  permission: "imports.run",
  input: runInput,
  run: takeRun,
  redirectTo: (_result, { run }) => runPath(run),
});

export const throwAwayAction = deskAction({
  name: "imports.throw_away",
  permission: "imports.run",
  input: runInput,
  run: throwAway,
  redirectTo: (_result, { run }) => runPath(run),
});
