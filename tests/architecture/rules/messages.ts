import { expect, test } from "vitest";
import { languagesAreComplete, messagesAreText, messagesTakeTheSame, oneSwedishWord } from "../checks/messages";
import { rule, treeFrom } from "../rule";

rule("[ANY-2] every language says everything", languagesAreComplete, {
  "messages/en.json": `
    { "contracts": {
      "title": "Contracts",
      "refused": "Only English" } }`,
  "messages/sv.json": `
    { "contracts": {
      "title": "Avtal",
      "empty": { "refusedToo": "Bara svenska" } } }`,
});

test("[ANY-2] English and Swedish both have to be there", () => {
  const found = languagesAreComplete(treeFrom({ "messages/en.json": `{ "title": "Contracts" }` }));
  expect(found).toEqual([{ path: "messages/sv.json", line: 1, message: "is missing" }]);
});

rule("[ANY-2] every message is text, written once", messagesAreText, {
  "messages/en.json": `
    { "a": "A",
      "refusedEmpty": "",
      "refusedBlank": "  ",
      "refusedNumber": 3,
      "again": "first",
      "again": "refused",
      "nested": { "a": "A" } }`,
});

rule("[ANY-2] a message takes the same arguments and tags in every language", messagesTakeTheSame, {
  "messages/en.json": `
    { "plural": "{count, plural, one {# invoice} other {# invoices}} of {name}",
      "choice": "{kind, select, card {the card} other {the account}}",
      "tag": "<link>Open</link> it",
      "missing": "{name} pays",
      "extra": "It ends",
      "untagged": "<link>Open</link>",
      "refusedUnreadable": "{count, plural, one {x}" }`,
  "messages/sv.json": `
    { "plural": "{name}: {count, plural, other {# fakturor}}",
      "choice": "{kind, select, card {kortet} bank {banken} other {kontot}}",
      "tag": "Öppna <link>den</link>",
      "missing": "betalar (refused)",
      "extra": "Slutar {day} (refused)",
      "untagged": "Öppna (refused)",
      "refusedUnreadable": "{count, plural}" }`,
});

rule("[ANY-2] one thing has one Swedish word", oneSwedishWord, {
  "messages/sv.json": `
    { "renewal": "Automatisk förlängning",
      "other": "Automatisk förnyelse, refused" }`,
  "messages/help/sv/contracts.md": `
> keywords: abonnemang, uppsägning
En prenumeration hör till ett avtal.
Ett Abonnemang gör det också, refused.`,
});
