"use client";

import { createContext, type ReactNode, useContext } from "react";

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

export const useProblemTexts = (): ProblemTextsValue => useContext(Texts);
