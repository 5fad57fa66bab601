import { redirect } from "next/navigation";
import { billGroupPath } from "@/lib/bill-groups/rules";
import { loadPortalFrame } from "@/lib/branding/loaders";

/** To the bill group that is looked at [BIL-7]. */
export default async function BillingPage(): Promise<never> {
  const { billGroup } = await loadPortalFrame();
  redirect(billGroup ? billGroupPath(billGroup.id) : "/no-access");
}
