import type { MouseEvent } from "react";
import { askPath } from "@/lib/agent/rules";
import type { AgentPanel } from "@/lib/agent/types";
import { LinkButton } from "../ui/link-button";
import { TextLink } from "../ui/text-link";
import { AnswerPart } from "./answer-part";
import type { Told } from "./use-asking";

interface ToldAnswerProps {
  told: Told;
  texts: AgentPanel["texts"];
  /** A link in it was followed. */
  onLeave: () => void;
}

/** A question and as much of its answer as has come; where it breaks off, the way to the page that needs no script. */
export function ToldAnswer({ told: { question, lines, state }, texts, onLeave }: ToldAnswerProps) {
  const looking = lines.findLast(({ kind }) => kind === "looking");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed are the links inside
    // biome-ignore lint/a11y/useKeyWithClickEvents: a key pressed on a link is a click too
    <section onClick={(event) => isLink(event) && onLeave()} className="flex flex-col gap-3">
      <h3 className="rounded-lg border border-line bg-sunken px-3 py-2 font-medium wrap-anywhere">{question}</h3>
      {lines.map((line, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end
        if (line.kind === "part") return <AnswerPart key={at} {...line} sources={texts.sources} />;
        if (line.kind !== "case") return null;
        return (
          <div key={line.href}>
            <LinkButton href={line.href}>{texts.case}</LinkButton>
          </div>
        );
      })}
      {state === "asking" && <p className="text-muted">{looking?.kind === "looking" ? looking.text : texts.asking}</p>}
      {state === "stopped" && <p className="text-muted">{texts.stopped}</p>}
      {state === "failed" && (
        <p>
          {texts.failed}{" "}
          <TextLink href={askPath(question)} className="inline-flex min-h-6 items-center">
            {texts.open_page}
          </TextLink>
        </p>
      )}
    </section>
  );
}

const isLink = ({ target }: MouseEvent): boolean => target instanceof Element && target.closest("a") !== null;
