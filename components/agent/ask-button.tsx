"use client";

import { usePathname } from "next/navigation";
import { type ComponentType, type MouseEvent, type ReactNode, useRef, useState } from "react";
import { askPath, panelPath } from "@/lib/agent/rules";
import type { AgentPanel } from "@/lib/agent/types";
import { buttonClass } from "../ui/button";
import type { AskPanelProps } from "./ask-panel";

interface Loaded {
  Panel: ComponentType<AskPanelProps>;
  panel: AgentPanel;
  /** The page it was opened on: what was asked there stays there. */
  at: string;
}

/** A link to the agent's page, which without JavaScript is all there is; with it, a panel on this page, loaded when pressed. */
export function AskButton({ children }: { children: ReactNode }) {
  const path = usePathname();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [isOpen, setOpen] = useState(false);
  const isLoading = useRef(false);

  async function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if (loaded?.at === path) return setOpen(true);
    if (isLoading.current) return;
    isLoading.current = true;
    try {
      const [{ AskPanel }, panel] = await Promise.all([import("./ask-panel"), fetchPanel(path)]);
      setLoaded({ Panel: AskPanel, panel, at: path });
      setOpen(true);
    } catch {
      location.assign(askPath());
    } finally {
      isLoading.current = false;
    }
  }

  return (
    <>
      <a href={askPath()} onClick={open} className={buttonClass({ size: "small" })}>
        {children}
      </a>
      {loaded?.at === path && (
        <loaded.Panel key={loaded.at} panel={loaded.panel} isOpen={isOpen} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

async function fetchPanel(path: string): Promise<AgentPanel> {
  const answer = await fetch(panelPath(path), { redirect: "error" });
  if (!answer.ok) throw new Error("no panel");
  return answer.json();
}
