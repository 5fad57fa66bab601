import { expect, test } from "vitest";
import { canPreview } from "./rules";

const accountExecutive = { name: "Anna", email: "anna@fjord.example", phone: null };

test("[DSK-3, WHY-1] a bill group without any contract has no portal to look at, and that says whom to ask", () => {
  expect(canPreview({ contracts: 0, accountExecutive })).toMatchObject({
    allowed: false,
    reason: "preview.no_contracts",
    ask: accountExecutive,
  });
  expect(canPreview({ contracts: 1, accountExecutive })).toEqual({ allowed: true });
});
