"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { DescriptionList } from "@/components/ui/facts";
import { Notice } from "@/components/ui/feedback";
import { Field, fieldAria } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { CheckedWriting } from "@/lib/domain/suggestions/filing/types";
import { withBase } from "@/lib/shared/base-path";
import type { Chosen } from "./write-form";

const PHOTO_HINT = "最多 4 张，每张不超过 6 MB。请不要拍到别人的脸、车牌和证件；公开前由审核员遮挡";

function Hidden({ written }: { written: CheckedWriting }) {
  const { gate, category, regionCode, text, contact, mayHandOver } = written;
  const values = {
    gate,
    category,
    regionCode,
    text,
    contact,
    mayHandOver: mayHandOver ? "on" : "",
  };
  return Object.entries(values).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

/** What was written, to be read once more; photographs are added here, and then it is sent. */
export function CheckForm({
  chosen,
  written,
  back,
  problem,
  pass,
}: {
  chosen: Chosen;
  written: CheckedWriting;
  back: (form: FormData) => void;
  problem: string | null;
  pass: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The page stays while its form gives way to this: readers are told, and the keyboard goes on from here.
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      {problem && (
        <div className="mb-5">
          <Notice tone="error" live title={problem}>
            <p>您写的内容都在下面；照片需要重新选择。</p>
          </Notice>
        </div>
      )}
      <h2 ref={heading} tabIndex={-1} className="mb-3 text-lg font-semibold">
        请再看一遍
      </h2>
      <DescriptionList
        items={[
          { term: "类别", value: chosen.categoryName },
          { term: "地点", value: chosen.placeName },
          { term: "建议", value: <p className="suggest-words">{written.text}</p> },
          { term: "联系方式", value: written.contact || "没有留" },
        ]}
      />
      <form action={back} className="my-4">
        <Hidden written={written} />
        <input type="hidden" name="stage" value="edit" />
        <SubmitButton variant="secondary">返回修改</SubmitButton>
      </form>
      <form action={withBase("/api/suggestions")} method="post" encType="multipart/form-data">
        <Hidden written={written} />
        {pass}
        <Field id="photos" label="照片" hint={PHOTO_HINT} optional>
          <Input
            type="file"
            name="photos"
            multiple
            accept="image/jpeg,image/png,image/webp"
            {...fieldAria("photos", { hint: PHOTO_HINT })}
          />
        </Field>
        <p className="mt-6">
          <button type="submit" className="btn btn-primary btn-large btn-wide">
            提交建议
          </button>
        </p>
      </form>
    </>
  );
}
