import { describe, expect, test } from "vitest";
import { readFields } from "./fields";

const form = (entries: readonly (readonly [string, string | File])[]): FormData => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};

describe("a form's fields", () => {
  test("are its own text fields, the last of a name, without files and the framework's", () => {
    const file = new File(["x"], "x.txt");
    expect(
      readFields(
        form([
          ["email", "a"],
          ["email", "b"],
          ["slip", file],
          ["$ACTION_ID_1", "x"],
          ["next", ""],
        ]),
      ),
    ).toEqual({ email: "b", next: "" });
  });

  test("[P4] are taken up to a hundred and cut at 20,000 characters each, and none of a form with more fields", () => {
    const many = (count: number) => form(Array.from({ length: count }, (_, index) => [`f${index}`, "x"] as const));
    expect(Object.keys(readFields(many(100)) ?? {})).toHaveLength(100);
    expect(readFields(many(101))).toBeNull();
    expect(readFields(form([["a", "x".repeat(20_000)]]))).not.toBeNull();
    expect(readFields(form([["a", "x".repeat(20_001)]]))?.a).toHaveLength(20_000);
    expect(readFields(form([["a".repeat(101), "x"]]))).toBeNull();
  });
});
