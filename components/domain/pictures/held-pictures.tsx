"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Picture } from "@/lib/domain/pictures/types";
import { NewPicture } from "./new-picture";
import { pictureSource } from "./public-picture";

type HeldPicturesProps = { name: string; pictures: readonly Picture[]; max: number };

function moved(all: readonly Picture[], at: number, by: number): Picture[] {
  const next = [...all];
  const [picked] = next.splice(at, 1);
  if (picked) next.splice(at + by, 0, picked);
  return next;
}

/** The pictures that a form has so far, to be put in order and taken out again, and one more to be uploaded. */
export function HeldPictures({ name, pictures, max }: HeldPicturesProps) {
  const [held, hold] = useState(pictures);
  return (
    <>
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
    </>
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
