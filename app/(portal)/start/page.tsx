import { redirect } from "next/navigation";
import { loadStart } from "@/lib/quotes/waiting/loaders";

/** Where signing in leads: on to what waits for this person [SIG-8]. */
export default async function StartPage() {
  redirect(await loadStart());
}
