"use server";

import { portalAction } from "@/lib/platform/action";
import { chooseBillGroup } from "./commands";
import { chooseBillGroupInput } from "./schema";

/** Leads Home: the page that was open may be of the other group. */
export const chooseBillGroupAction = portalAction({
  name: "bill_groups.choose",
  permission: "bill_group.choose",
  input: chooseBillGroupInput,
  run: chooseBillGroup,
  cookies: (_result, { billGroup }) => ({ bill_group: billGroup }),
  revalidate: () => ["/"],
  redirectTo: () => "/",
});
