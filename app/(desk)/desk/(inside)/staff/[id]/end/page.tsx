import type { Metadata } from "next";
import { EndStaffForm } from "@/components/desk/end-staff-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { loadStaff } from "@/lib/desk/staff/loaders";
import { staffMemberPath } from "@/lib/desk/staff/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/staff/[id]/end">;

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.staff"))("end"),
});

export default async function EndStaffPage({ params }: Props) {
  const [t, member] = await Promise.all([getTranslations("desk.staff"), loadStaff((await params).id)]);
  const { id, name } = member;
  return (
    <Page title={t("end_title", { name })} back={{ href: staffMemberPath(id), label: name }}>
      <Card className="max-w-[42rem]">
        <EndStaffForm member={member} />
      </Card>
    </Page>
  );
}
