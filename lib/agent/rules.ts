/** The agent's page, with a question if there is one. */
export const askPath = (question?: string): string =>
  question ? `/ask?${new URLSearchParams({ q: question })}` : "/ask";

/** A case with the question in it, where the agent does not know [HLP-3]. */
export const casePath = (question: string): string =>
  `/support/new?${new URLSearchParams({ question: question.slice(0, 150) })}`;
