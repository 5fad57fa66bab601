"use client";

import { createContext, type ReactNode, useContext } from "react";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import { ProblemPage } from "./problem-page";

// One module for the provider and what is shown: the layout has loaded it, so no page's boundary brings it along again.

export interface ProblemTextsValue {
  title: string;
  body: string;
  reference: string;
  retry: string;
  home: string;
  notFoundTitle: string;
  notFound: string;
}

const Texts = createContext<ProblemTextsValue>({
  title: "",
  body: "",
  reference: "",
  retry: "",
  home: "",
  notFoundTitle: "",
  notFound: "",
});

/**
 * Error boundaries run in the browser, where no messages are: the layout hands them their few words in advance. And what
 * was not found travels with every page, in case: its words do so once.
 */
export function ProblemTexts({ texts, children }: { texts: ProblemTextsValue; children: ReactNode }) {
  return <Texts value={texts}>{children}</Texts>;
}

export interface ErrorBodyProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** What went wrong on our side: the digest is in the log as well [ANY-4]. */
export function ErrorBody({ error, reset }: ErrorBodyProps) {
  const { title, body, reference, retry, home } = useContext(Texts);
  const actions = (
    <>
      <Button variant="primary" onClick={reset}>
        {retry}
      </Button>
      <LinkButton plain href="/">
        {home}
      </LinkButton>
    </>
  );
  return (
    <ProblemPage
      title={title}
      reference={error.digest ? { label: reference, value: error.digest } : undefined}
      actions={actions}
    >
      {body}
    </ProblemPage>
  );
}

/** Not there and not yours look the same [ACC-6]. */
export function NotFoundBody() {
  const { notFoundTitle, notFound, home } = useContext(Texts);
  return (
    <ProblemPage title={notFoundTitle} actions={<LinkButton href="/">{home}</LinkButton>}>
      {notFound}
    </ProblemPage>
  );
}

/** In the head, where the page itself has no layout to set it. */
export const NotFoundTitle = () => <title>{useContext(Texts).notFoundTitle}</title>;
