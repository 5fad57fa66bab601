"use client";

import { ProblemPage } from "@/components/layout/problem-page";
import { useProblemTexts } from "@/components/layout/problem-texts";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** What went wrong on our side: the digest is in the log as well [ANY-4]. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const texts = useProblemTexts();
  return (
    <div>
      <ProblemPage
        title={texts.title}
        reference={error.digest ? { label: texts.reference, value: error.digest } : undefined}
        actions={
          <>
            <Button variant="primary" onClick={reset}>
              {texts.retry}
            </Button>
            <LinkButton plain href="/">
              {texts.home}
            </LinkButton>
          </>
        }
      >
        {texts.body}
      </ProblemPage>
    </div>
  );
}
