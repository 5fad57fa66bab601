import type { Metadata } from "next";
import { StaffMemberCards } from "@/components/desk/staff-member-cards";
import { Page } from "@/components/ui/page";
import { loadStaff } from "@/lib/desk/staff/loaders";
import { staffPath } from "@/lib/desk/staff/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/staff/[id]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await loadStaff((await params).id)).name,
});

export default async function StaffMemberPage({ params }: Props) {
  const [t, member] = await Promise.all([getTranslations("desk.staff"), loadStaff((await params).id)]);
  return (
    <Page title={member.name} description={member.email} back={{ href: staffPath(), label: t("title") }}>
      <StaffMemberCards member={member} />
    </Page>
  );
}
