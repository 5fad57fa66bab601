import type { Metadata } from "next";
import { RefusalTable } from "@/components/imports/refusal-table";
import { RunFacts } from "@/components/imports/run-facts";
import { RunState } from "@/components/imports/run-state";
import { RunStatus } from "@/components/imports/run-status";
import { Page } from "@/components/ui/page";
import { loadRun } from "@/lib/imports/runs/loaders";
import { runsPath } from "@/lib/imports/runs/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/imports/[id]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await loadRun((await params).id)).run.fileName,
});

/** A file's dry run, what is done with it, and what became of it. */
export default async function ImportPage({ params }: Props) {
  const [details, t] = await Promise.all([loadRun((await params).id), getTranslations("imports_desk")]);
  const { run } = details;
  return (
    <Page title={run.fileName} mark={<RunStatus run={run} />} back={{ href: runsPath(), label: t("title") }}>
      <RunState run={run} />
      <RunFacts run={run} />
      <RefusalTable details={details} />
    </Page>
  );
}
