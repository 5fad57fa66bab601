import type { Answer } from "@/lib/agent/types";

/** All that is read of an answer. */
export const textOf = ({ parts }: Answer): string =>
  parts
    .flatMap(({ sentences, items = [], people = [], sources = [] }) => [
      ...sentences,
      ...items,
      ...people.flatMap(({ name, email, phone }) => [name, email, phone ?? ""]),
      ...sources.flatMap(({ href, label }) => [href, label]),
    ])
    .join("\n");
