import { redirect } from "next/navigation";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { loadStart } from "@/lib/quotes/waiting/loaders";

/** Where signing in leads: on to what waits for this person [SIG-8]. */
export default async function StartPage(): Promise<never> {
  const { standing } = await loadPortalFrame();
  if (standing.kind === "closed") redirect("/closed");
  redirect(standing.kind === "open" ? await loadStart() : "/no-access");
}
