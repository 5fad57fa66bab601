"use client";

import { LinkButton } from "../ui/link-button";
import { ProblemPage } from "./problem-page";
import { useProblemTexts } from "./problem-texts";

/** Not there and not yours look the same [ACC-6]. */
export function NotFoundBody() {
  const { notFoundTitle, notFound, home } = useProblemTexts();
  return (
    <ProblemPage title={notFoundTitle} actions={<LinkButton href="/">{home}</LinkButton>}>
      {notFound}
    </ProblemPage>
  );
}
