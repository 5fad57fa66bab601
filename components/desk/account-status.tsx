import type { AccountStatus as Value } from "@/lib/desk/accounts/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { Status } from "../ui/status";

export async function AccountStatus({ status }: { status: Value }) {
  const t = await getTranslations("desk");
  return <Status tone={status === "suspended" ? "bad" : "good"}>{t(`status_${status}`)}</Status>;
}
