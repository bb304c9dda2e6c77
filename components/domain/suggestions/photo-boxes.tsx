"use client";

import { type PointerEvent, useRef, useState } from "react";
import { FormTextArea } from "../../forms/action-form";

type Box = [left: number, top: number, width: number, height: number];
type Point = { x: number; y: number };

const round = (share: number) => Math.round(Math.min(100, Math.max(0, share)) * 10) / 10;

function between(one: Point, other: Point): Box {
  const [left, top] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  return [left, top, round(Math.abs(one.x - other.x)), round(Math.abs(one.y - other.y))];
}

function boxesIn(text: string): Box[] {
  return text
    .split("\n")
    .map((line) =>
      line
        .trim()
        .split(/[\s,，]+/)
        .map(Number),
    )
    .filter(
      (numbers) => numbers.length === 4 && numbers.every((one) => one >= 0 && one <= 100),
    ) as Box[];
}

interface PhotoBoxesProps {
  name: string;
  label: string;
  src: string;
  width: number;
  height: number;
}

/** Rectangles over a photograph: drawn with mouse or finger, or typed as four numbers a line. */
export function PhotoBoxes({ name, label, src, width, height }: PhotoBoxesProps) {
  const [text, setText] = useState("");
  const [drawing, setDrawing] = useState<{ from: Point; to: Point } | null>(null);
  const stage = useRef<HTMLDivElement>(null);
  const at = (event: PointerEvent): Point => {
    const place = stage.current?.getBoundingClientRect();
    if (!place) return { x: 0, y: 0 };
    const x = round(((event.clientX - place.left) / place.width) * 100);
    return { x, y: round(((event.clientY - place.top) / place.height) * 100) };
  };
  const finish = () => {
    if (drawing) {
      const box = between(drawing.from, drawing.to);
      if (box[2] > 0.5 && box[3] > 0.5) setText(`${text}${text ? "\n" : ""}${box.join(" ")}`);
    }
    setDrawing(null);
  };
  const shown = drawing ? [...boxesIn(text), between(drawing.from, drawing.to)] : boxesIn(text);
  return (
    <>
      <div
        ref={stage}
        className="photo-stage mb-3"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrawing({ from: at(event), to: at(event) });
        }}
        onPointerMove={(event) => drawing && setDrawing({ ...drawing, to: at(event) })}
        onPointerUp={finish}
        onPointerCancel={() => setDrawing(null)}
      >
        {/* biome-ignore lint/performance/noImgElement: a sealed photograph of our own route. */}
        <img src={src} width={width} height={height} alt="群众提供的原照片" draggable={false} />
        {shown.map(([left, top, wide, high], index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: boxes have nothing else to be told apart by.
            key={index}
            className="photo-box"
            style={{ left: `${left}%`, top: `${top}%`, width: `${wide}%`, height: `${high}%` }}
          />
        ))}
      </div>
      <FormTextArea
        name={name}
        label={label}
        hint="在照片上拖动画框，或每行填四个数：左、上、宽、高（占照片的百分之几），例如 10 20 30 15"
        max={2000}
        rows={3}
        value={text}
        onChange={(event) => setText(event.target.value)}
        optional
      />
    </>
  );
}
