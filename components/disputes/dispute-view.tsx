import { disputeFilesPath } from "@/lib/collections/disputes/rules";
import type { DisputePage } from "@/lib/collections/disputes/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { AddFilesForm } from "../files/add-files-form";
import { UploadResults } from "../files/upload-results";
import { Card } from "../ui/card";
import { Section } from "../ui/section";
import { WhyNot } from "../ui/why-not";
import { DisputeFacts } from "./dispute-facts";
import { DisputeThread } from "./dispute-thread";
import { WithdrawForm } from "./withdraw-form";
import { WriteForm } from "./write-form";

interface DisputeViewProps {
  dispute: NonNullable<DisputePage["dispute"]>;
  timeZone: string;
  /** What became of files that were just sent. */
  fates: string | undefined;
}

/** A dispute with its thread; what can be added to it while it is open. */
export async function DisputeView({ dispute, timeZone, fates }: DisputeViewProps) {
  const [t, tFiles] = await Promise.all([getTranslations("disputes"), getTranslations("files")]);
  return (
    <div className="grid gap-6 xl:grid-cols-[3fr_2fr] xl:items-start">
      <div className="flex flex-col gap-6">
        <Section title={t("thread")}>
          <DisputeThread entries={dispute.entries} timeZone={timeZone} />
        </Section>
        <div id="files">
          <UploadResults fates={fates} />
        </div>
        {!dispute.ended && (
          <>
            <Card>
              {dispute.writing.allowed ? <WriteForm dispute={dispute.id} /> : <WhyNot refusal={dispute.writing} />}
            </Card>
            <Card title={tFiles("add_title")}>
              <AddFilesForm action={disputeFilesPath(dispute.id)} />
            </Card>
          </>
        )}
      </div>
      <div className="flex flex-col gap-6">
        <DisputeFacts dispute={dispute} timeZone={timeZone} />
        {!dispute.ended && <WithdrawForm dispute={dispute} />}
      </div>
    </div>
  );
}
