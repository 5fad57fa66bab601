import type { Metadata } from "next";
import { AddStaffForm } from "@/components/desk/add-staff-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { loadMayManageStaff } from "@/lib/desk/staff/loaders";
import { staffPath } from "@/lib/desk/staff/rules";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.staff"))("add"),
});

export default async function NewStaffPage() {
  const [t] = await Promise.all([getTranslations("desk.staff"), loadMayManageStaff()]);
  return (
    <Page title={t("add")} description={t("add_intro")} back={{ href: staffPath(), label: t("title") }}>
      <Card className="max-w-[42rem]">
        <AddStaffForm />
      </Card>
    </Page>
  );
}
