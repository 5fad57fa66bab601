import type { Decision } from "@/lib/platform/decision";
import { getTranslations } from "@/lib/platform/page-texts";
import { UserPlusIcon } from "../ui/icons";
import { InfoPopover } from "../ui/info-popover";
import { LinkButton } from "../ui/link-button";
import { WhyNot } from "../ui/why-not";

/** The way to add somebody [USR-2], or why it is not this person's [ACC-8, WHY-1]. */
export async function AddNewUser({ decision }: { decision: Decision }) {
  const t = await getTranslations("users");
  if (decision.allowed)
    return (
      <LinkButton variant="primary" href="/users/new">
        <UserPlusIcon />
        {t("add_new")}
      </LinkButton>
    );
  return (
    <InfoPopover
      id="why-add"
      triggerClassName="text-muted underline decoration-dotted underline-offset-4"
      trigger={t("add_new")}
    >
      <WhyNot refusal={decision} />
    </InfoPopover>
  );
}
