"use client";

import { useId, useRef, useState } from "react";
import { TextField } from "@/components/forms/form-fields";
import { Button } from "@/components/ui/button";
import type { Picture } from "@/lib/domain/pictures/types";
import { PICTURE_KINDS, PICTURE_WORDS_HINT } from "./picture-words";
import { type ChosenPicture, useHeldForm, useUpload } from "./use-upload";

const EMPTY: ChosenPicture = { file: null, alt: "", credit: "" };

/** One picture to be chosen, described and uploaded; its fields are not part of the form around. */
export function NewPicture({ onKept }: { onKept: (picture: Picture) => void }) {
  const name = useId();
  const [chosen, choose] = useState(EMPTY);
  const fileInput = useRef<HTMLInputElement>(null);
  const { upload, isSending, problem, remind, forget } = useUpload(onKept);
  useHeldForm(fileInput, { isPending: chosen.file !== null, remind });
  const errorAt = (field: string) => (problem?.field === field ? problem.text : undefined);
  const clear = () => {
    choose(EMPTY);
    forget();
    if (fileInput.current) fileInput.current.value = "";
  };
  const send = async () => {
    if (await upload(chosen)) clear();
  };
  return (
    <div className="picture-new only-script">
      <TextField
        name={`${name}-file`}
        form={OUTSIDE}
        ref={fileInput}
        type="file"
        accept={PICTURE_KINDS}
        label="选择图片"
        hint="jpg、png 或 webp，不超过 20 MB。"
        error={errorAt("file")}
        optional
        onChange={(event) => choose({ ...chosen, file: event.target.files?.[0] ?? null })}
      />
      <TextField
        name={`${name}-alt`}
        form={OUTSIDE}
        label="图片说明"
        hint={PICTURE_WORDS_HINT}
        error={errorAt("alt")}
        maxLength={120}
        required={false}
        value={chosen.alt}
        onChange={(event) => choose({ ...chosen, alt: event.target.value })}
      />
      <TextField
        name={`${name}-credit`}
        form={OUTSIDE}
        label="拍摄人或来源"
        error={errorAt("credit")}
        optional
        maxLength={60}
        value={chosen.credit}
        onChange={(event) => choose({ ...chosen, credit: event.target.value })}
      />
      <div className="flex flex-wrap gap-3">
        <Button onClick={send} disabled={isSending}>
          {isSending ? "正在上传…" : "上传这张图片"}
        </Button>
        {chosen.file && !isSending && (
          <Button variant="quiet" onClick={clear}>
            不用这张
          </Button>
        )}
      </div>
      <span className="sr-only" role="status">
        {isSending ? "正在上传图片" : ""}
      </span>
    </div>
  );
}

// A form that does not exist: the fields are seen in this form, but neither sent with it nor checked by it.
const OUTSIDE = "picture-upload";
