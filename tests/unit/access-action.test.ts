import { describe, expect, it } from "vitest";
import * as z from "zod";
import { fieldErrors, formValues } from "@/lib/access/action";

const schema = z.object({
  due: z.string({ error: "请填写日期" }),
  items: z.array(z.object({ count: z.number() })),
});

describe("what a form is told", () => {
  it("is in the schema's own words, by dotted path", () => {
    const found = schema.safeParse({ items: [] });
    expect(fieldErrors(found.error as z.ZodError)).toEqual({ due: "请填写日期" });
  });

  it("is never in a programmer's English", () => {
    const found = schema.safeParse({ due: "x", items: [{ count: "3" }] });
    expect(fieldErrors(found.error as z.ZodError)).toEqual({
      "items.0.count": "这一项的内容不正确，请检查后重新填写",
    });
  });
});

describe("what a form sends", () => {
  it("becomes an object: lists by their brackets, without the framework's own entries", () => {
    const form = new FormData();
    form.append("$ACTION_ID", "x");
    form.append("name", "甲");
    form.append("ids[]", "1");
    form.append("ids[]", "2");
    expect(formValues(form)).toEqual({ name: "甲", ids: ["1", "2"] });
  });
});
