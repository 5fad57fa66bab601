import { redirect } from "next/navigation";
import { loadSetupOutcome, loadSetupUrl } from "@/lib/payments/methods/loaders";
import { setupPath } from "@/lib/payments/methods/rules";

/** On to the provider's page, for the person who is adding only; to where that stands once the page is closed. */
export async function GET(_request: Request, { params }: RouteContext<"/api/methods/[id]/continue">): Promise<never> {
  const { id } = await params;
  const url = await loadSetupUrl(id);
  if (url) redirect(url);
  const outcome = await loadSetupOutcome(id);
  redirect(setupPath(outcome.billGroupId, outcome.id));
}
