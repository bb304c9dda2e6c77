import { FormFile, FormProblem, FormText } from "@/components/forms/action-form";
import { FieldGroup } from "@/components/ui/field";
import type { Picture } from "@/lib/domain/pictures/types";
import { HeldPictures } from "./held-pictures";
import { PICTURE_KINDS, PICTURE_WORDS_HINT } from "./picture-words";
import "./pictures.css";

type PictureFieldProps = {
  /** Sent as `name[]`, in the order shown. */
  name: string;
  /** Those that are there already. */
  pictures: readonly Picture[];
  max?: number;
  label?: string;
  /** Where a page has several fields of this kind, each needs its own. */
  id?: string;
};

/**
 * The pictures of a form: each uploaded at once with its words, put in order, taken out again. Without
 * script one new picture goes with the form itself (`withSentPicture`).
 */
export function PictureField({
  name,
  pictures,
  max = 9,
  label = "图片",
  id = name,
}: PictureFieldProps) {
  return (
    <FieldGroup
      id={id}
      label={label}
      optional
      hint={`最多 ${max} 张，第一张作封面。每张都要写说明。照片里的拍摄时间、地点等信息会自动去掉。`}
    >
      <FormProblem name={name} />
      <HeldPictures name={name} pictures={pictures} max={max} />
      <noscript>
        <NewPictureWithoutScript />
      </noscript>
    </FieldGroup>
  );
}

/** A new picture as fields of the form around, for browsers without script: one each time it is saved. */
function NewPictureWithoutScript() {
  return (
    <div className="picture-new">
      <FormFile
        name="newPicture"
        accept={PICTURE_KINDS}
        label="添加一张图片"
        hint="随本表单一起保存。jpg、png 或 webp，不超过 20 MB。"
        optional
      />
      <FormText
        name="newPictureAlt"
        label="新图片的说明"
        hint={PICTURE_WORDS_HINT}
        maxLength={120}
        required={false}
      />
      <FormText name="newPictureCredit" label="新图片的拍摄人或来源" maxLength={60} optional />
    </div>
  );
}
