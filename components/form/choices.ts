/** What is sent and what is read, or both in one: a number. */
export type Choice = string | readonly [value: string, label: string];

/** None, under `all`, or one of the numbers; one that the address names is among them, also where the list has none of it. */
export const numberChoices = (all: string, numbers: readonly string[], chosen: string): Choice[] => [
  ["", all],
  ...numbers,
  ...(chosen && !numbers.includes(chosen) ? [chosen] : []),
];
