"use client";

import { useState } from "react";
import { FormProblem } from "@/components/forms/action-form";
import { Button } from "@/components/ui/button";
import { FieldGroup } from "@/components/ui/field";
import type { Picture } from "@/lib/domain/pictures/types";
import { NewPicture, NewPictureWithoutScript } from "./new-picture";
import { pictureSource } from "./public-picture";
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

function moved(all: readonly Picture[], at: number, by: number): Picture[] {
  const next = [...all];
  const [picked] = next.splice(at, 1);
  if (picked) next.splice(at + by, 0, picked);
  return next;
}

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
  const [held, hold] = useState<readonly Picture[]>(pictures);
  return (
    <FieldGroup
      id={id}
      label={label}
      optional
      hint={`最多 ${max} 张，第一张作封面。每张都要写说明。照片里的拍摄时间、地点等信息会自动去掉。`}
    >
      <FormProblem name={name} />
      {held.length > 0 && (
        <ol className="picture-list">
          {held.map((picture, at) => (
            <li key={picture.id}>
              <input type="hidden" name={`${name}[]`} value={picture.id} />
              {/* biome-ignore lint/performance/noImgElement: made once in three widths and kept */}
              <img src={pictureSource(picture.id, 480)} alt={picture.alt} loading="lazy" />
              <p>
                {picture.alt}
                {picture.credit && <small>{picture.credit}</small>}
              </p>
              <PictureMoves
                at={at}
                count={held.length}
                onMove={(by) => hold((all) => moved(all, at, by))}
                onRemove={() => hold((all) => all.filter((one) => one.id !== picture.id))}
              />
            </li>
          ))}
        </ol>
      )}
      {held.length < max && <NewPicture onKept={(picture) => hold((all) => [...all, picture])} />}
      <noscript>
        <NewPictureWithoutScript />
      </noscript>
    </FieldGroup>
  );
}

function PictureMoves({
  at,
  count,
  onMove,
  onRemove,
}: {
  at: number;
  count: number;
  onMove: (by: number) => void;
  onRemove: () => void;
}) {
  const which = `第 ${at + 1} 张`;
  return (
    <span className="picture-moves">
      {at > 0 && (
        <Button size="small" onClick={() => onMove(-1)} aria-label={`${which}前移`}>
          前移
        </Button>
      )}
      {at < count - 1 && (
        <Button size="small" onClick={() => onMove(1)} aria-label={`${which}后移`}>
          后移
        </Button>
      )}
      <Button size="small" variant="quiet" onClick={onRemove} aria-label={`移除${which}`}>
        移除
      </Button>
    </span>
  );
}
