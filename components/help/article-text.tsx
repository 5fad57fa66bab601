import Markdown, { type Components } from "react-markdown";
import { TextLink } from "../ui/text-link";

/** The parts articles are made of, in the kit's looks; markup in the text stays text. */
const PARTS: Components = {
  h2: ({ children }) => <h2 className="pt-2 text-lg font-semibold">{children}</h2>,
  ol: ({ children }) => <ol className="flex list-decimal flex-col gap-2 ps-6 marker:text-muted">{children}</ol>,
  ul: ({ children }) => <ul className="flex list-disc flex-col gap-2 ps-6 marker:text-muted">{children}</ul>,
  strong: ({ children }) => <strong className="font-semibold">{children}</strong>,
  a: ({ href = "", children }) => (
    <TextLink href={href} plain={!href.startsWith("/")}>
      {children}
    </TextLink>
  ),
};

export function ArticleText({ body }: { body: string }) {
  return (
    <div className="flex flex-col gap-4">
      <Markdown components={PARTS}>{body}</Markdown>
    </div>
  );
}
