import { describe, expect, test } from "vitest";
import { listed, readFields } from "./fields";

const form = (entries: readonly (readonly [string, string | File])[]): FormData => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};

describe("a form's fields", () => {
  test("are its own text fields, several of a name as lines, without files and the framework's", () => {
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
    ).toEqual({ email: "a\nb", next: "" });
  });

  test("[P4] are taken up to a hundred and cut at 20,000 characters each, and none of a form with more fields", () => {
    const many = (count: number) => form(Array.from({ length: count }, (_, index) => [`f${index}`, "x"] as const));
    expect(Object.keys(readFields(many(100)) ?? {})).toHaveLength(100);
    expect(readFields(many(101))).toBeNull();
    expect(readFields(form([["a", "x".repeat(20_000)]]))).not.toBeNull();
    expect(readFields(form([["a", "x".repeat(20_001)]]))?.a).toHaveLength(20_000);
    expect(readFields(form([["a".repeat(101), "x"]]))).toBeNull();
  });

  test("[P4] of one name are taken up to two thousand", () => {
    const ticked = (count: number) => readFields(form(Array.from({ length: count }, () => ["tick", "C-1"] as const)));
    expect(listed(ticked(2_000)?.tick)).toHaveLength(2_000);
    expect(ticked(2_001)).toBeNull();
  });

  test("[P4, USR-4] of one name are never cut, which would name something else: all 500 places of a removal", () => {
    const ticked = (count: number, value: string) =>
      readFields(form(Array.from({ length: count }, () => ["places", value] as const)));
    const places = listed(ticked(500, "x".repeat(77))?.places);
    expect([places.length, places.at(-1)?.length]).toEqual([500, 77]);
    expect(ticked(20, "x".repeat(10_000))).toBeNull();
  });

  test("take lines apart, and a form without any into none", () => {
    expect(listed("a\nb")).toEqual(["a", "b"]);
    expect(listed(undefined)).toEqual([]);
    expect(listed("")).toEqual([]);
  });
});
