import { describe, expect, it } from "vitest";
import { beginningsOf, endOf, twoApart, writingOf } from "@/lib/domain/cases/rules";
import { firstCharacters } from "@/lib/shared/text";

describe("a case", () => {
  it("is written in as a draft and, once selected, for the public; never while it is judged", () => {
    const states = [
      ...(["drafting", "submitted", "assessing", "selected", "not_selected", "withdrawn"] as const),
    ];
    expect(states.map(writingOf)).toEqual(["edit", null, null, "amend", null, null]);
    expect([beginningsOf("amend"), endOf("amend")]).toEqual([["selected"], "selected"]);
  });

  it("is assessed by two of different organisations, in the order of the drawing", () => {
    const people = ["a", "a", "b", "c"].map((organisationId, id) => ({ id, organisationId }));
    expect(twoApart(people).map(({ id }) => id)).toEqual([0, 2]);
    expect(twoApart(people.slice(0, 2))).toHaveLength(1);
    expect(twoApart([])).toEqual([]);
  });
});

describe("the first characters of a text", () => {
  it("never end in half of one", () => {
    expect(firstCharacters("清廉𠮷村", 3)).toBe("清廉");
    expect(firstCharacters("清廉𠮷村", 4)).toBe("清廉𠮷");
    expect(firstCharacters("清廉", 80)).toBe("清廉");
  });
});
