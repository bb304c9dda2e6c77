import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import {
  FormBody,
  FormCheckbox,
  FormFile,
  FormGroup,
  FormRadio,
  FormSelect,
  FormText,
  FormTextArea,
  FormTick,
} from "@/components/forms/action-form";
import { lineLabel } from "@/components/forms/line-label";
import type { ActionState } from "@/lib/access/action";

const BARE = "请填写此项";
const CHOICES = [{ value: "a", label: "甲" }];

function refused(fields: Record<string, string>): ActionState {
  return { ok: false, code: "invalid", message: "请检查", fields, values: {} };
}

/** The lines of the summary above a form that shows `fields` and was refused for them, as a browser without script gets them. */
function summary(fields: Record<string, string>, shown: ReactNode): string[] {
  const page = renderToStaticMarkup(
    <FormBody answer={refused(fields)} submit="保存">
      {shown}
    </FormBody>,
  );
  return [...page.matchAll(/<li><a href="#[^"]*">([^<]*)</g)].map(([, words = ""]) => words);
}

/** A field in a part of its own, as a page of the server hands it over: already taken apart. */
const nested = (
  <div>
    {[1, 2].map((at) => (
      <FormText key={at} name={`place${at}`} label={lineLabel(`第 ${at} 站`, "地点")} />
    ))}
  </div>
);

describe("the summary of errors", () => {
  it.each<[string, ReactNode, string]>([
    ["a line of text", <FormText key="x" name="x" label="标题" />, "标题"],
    ["long text", <FormTextArea key="x" name="x" label="办理情况" max={300} />, "办理情况"],
    [
      "text that the page around keeps",
      <FormTextArea key="x" name="x" label="理由" max={9} value="" onChange={() => {}} />,
      "理由",
    ],
    ["a list", <FormSelect key="x" name="x" label="所在地区" choices={CHOICES} />, "所在地区"],
    ["one of a few", <FormRadio key="x" name="x" label="现状" choices={CHOICES} />, "现状"],
    ["a yes or no", <FormCheckbox key="x" name="x" label="可以公开" />, "可以公开"],
    ["a file", <FormFile key="x" name="x" label="授权书" accept="image/png" />, "授权书"],
    [
      "a group, not the first of its choices",
      <FormGroup key="x" name="x" label="载体">
        <FormTick name="x[]" value="a" label="甲" />
      </FormGroup>,
      "载体",
    ],
    ["a list of texts", <FormText key="x" name="x[]" label="这一处要改什么" />, "这一处要改什么"],
    ["a question", <FormText key="x" name="x" label="您想说什么？（可以简短）" />, "您想说什么"],
    [
      "a field deep inside",
      <noscript key="x">{[<FormText key="y" name="x" label="来源" />]}</noscript>,
      "来源",
    ],
  ])("says which field is meant: %s", (_kind, shown, name) => {
    expect(summary({ x: BARE }, shown)).toEqual([`${name}：${BARE}`]);
  });

  it("tells the lines of a form apart", () => {
    expect(summary({ place1: BARE, place2: BARE }, nested)).toEqual([
      `第 1 站：地点：${BARE}`,
      `第 2 站：地点：${BARE}`,
    ]);
  });

  it("says nothing twice where the words name the field already", () => {
    const title = <FormText name="title" label="标题" />;
    expect(summary({ title: "请填写标题" }, title)).toEqual(["请填写标题"]);
    expect(summary({ place2: "请填写地点" }, nested)).toEqual(["第 2 站：请填写地点"]);
  });

  it("leaves the words at the field itself as they are", () => {
    const page = renderToStaticMarkup(
      <FormBody answer={refused({ title: BARE })} submit="保存">
        <FormText name="title" label="标题" />
      </FormBody>,
    );
    expect(page).toMatch(new RegExp(`id="title-error".*错误：</span>${BARE}<`));
  });
});
