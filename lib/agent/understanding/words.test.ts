import { expect, test } from "vitest";
import type { Locale } from "@/lib/platform/locales";
import type { Concept } from "./types";
import { conceptOf } from "./words";

test.each<[string, Locale, Concept | null]>([
  ["receive", "en", "arrived"],
  // A letter wrong, missing or too many.
  ["recieved", "en", "arrived"],
  ["invioce", "en", "invoice"],
  ["paymet", "en", "payment"],
  // Neighbours that changed places, in a word too short for two wrong letters.
  ["recieve", "en", "arrived"],
  ["balnace", "en", "balance"],
  ["fakutra", "sv", "invoice"],
  ["avtlaet", "sv", "contract"],
  // Short words are what they are, and what is refused by is meant to the letter.
  ["form", "en", null],
  ["hwo", "en", null],
  ["admni", "en", null],
  ["evreyone", "en", null],
])("[HLP-1] %s, typed in %s, is %s", (word, locale, concept) => {
  expect(conceptOf(word, locale)).toBe(concept);
});
