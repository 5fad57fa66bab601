import { z } from "zod";
import { note } from "../requests/schema";

export const askForUpgradeInput = z.object({
  subscription: z.uuid(),
  edition: z.string("edition_missing").min(1, "edition_missing").max(120, "edition_missing"),
  note,
});
export type AskForUpgradeInput = z.output<typeof askForUpgradeInput>;
