"use client";

import { type ChangeEvent, useEffect, useRef } from "react";
import { sizeLabel } from "@/lib/domain/evidence/labels";
import { Button } from "../../../ui/button";
import { Progress } from "../../../ui/feedback";
import { FieldError } from "../../../ui/field";
import { ACCEPTED } from "./add-tiles";
import type { Sending } from "./use-sending";

interface SendingTileProps {
  sending: Sending;
  onRetry: (id: string) => void;
  onDrop: (id: string) => void;
  onChoose: (id: string, file: File) => void;
}

function signOf({ phase, share }: Sending): string {
  if (phase === "failed") return "没有传成";
  if (phase === "missing") return `传了 ${Math.floor(share * 100)}%`;
  if (phase === "preparing") return "正在准备";
  return phase === "checking" ? "检查中" : `上传 ${Math.floor(share * 100)}%`;
}

/** Choosing a file again whose bytes the device no longer has. */
function ChooseAgain({ name, onFile }: { name: string; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="small" aria-label={`重新选择 ${name}`} onClick={() => input.current?.click()}>
        重选
      </Button>
      <input
        ref={input}
        type="file"
        className="sr-only"
        tabIndex={-1}
        aria-hidden="true"
        accept={ACCEPTED}
        onChange={(event: ChangeEvent<HTMLInputElement>) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
        }}
      />
    </>
  );
}

/** A file on its way up: how far it is, why it waits, and what the person can do. */
export function SendingTile({ sending, onRetry, onDrop, onChoose }: SendingTileProps) {
  const { id, name, size, phase, share, waiting, problem } = sending;
  const isMoving = phase !== "failed" && phase !== "missing";
  return (
    <li className="evidence-tile">
      <span className="evidence-open">
        <span className="evidence-sign">{signOf(sending)}</span>
        <span className="evidence-name">{name}</span>
      </span>
      <span className="evidence-line">{sizeLabel(size)}</span>
      {isMoving && <Progress value={Math.floor(share * 100)} label={`上传 ${name}`} />}
      {waiting && isMoving && <p className="evidence-line">{waiting}</p>}
      {problem && <FieldError>{problem}</FieldError>}
      {phase === "missing" && (
        <p className="evidence-line">上次没有传完，请重新选择这份文件，从中断处继续</p>
      )}
      <span className="evidence-tools">
        {phase === "failed" && (
          <Button size="small" aria-label={`重试 ${name}`} onClick={() => onRetry(id)}>
            重试
          </Button>
        )}
        {phase === "missing" && <ChooseAgain name={name} onFile={(file) => onChoose(id, file)} />}
        <Button
          size="small"
          variant="quiet"
          aria-label={`${isMoving ? "取消" : "移除"} ${name}`}
          onClick={() => onDrop(id)}
        >
          {isMoving ? "取消" : "移除"}
        </Button>
      </span>
    </li>
  );
}

/** Says for those who listen what became of files: arrived, failed, waiting for the network. */
export function SendingNews({ sendings }: { sendings: readonly Sending[] }) {
  const place = useRef<HTMLSpanElement>(null);
  const before = useRef<readonly Sending[]>([]);
  useEffect(() => {
    const gone = before.current.filter((one) => !sendings.some(({ id }) => id === one.id));
    const arrived = gone.filter((one) => one.phase === "checking");
    const failed = sendings.filter(
      (one) => one.problem && !before.current.some((old) => old.id === one.id && old.problem),
    );
    const waits = sendings.filter(
      (one) => one.waiting && !before.current.some((old) => old.id === one.id && old.waiting),
    );
    before.current = sendings;
    const news = [
      ...arrived.map(({ name }) => `${name} 已上传`),
      ...failed.map(({ name, problem }) => `${name} 没有传成：${problem}`),
      ...waits.map(({ name, waiting }) => `${name}：${waiting}`),
    ];
    if (place.current && news.length > 0) place.current.textContent = news.join("；");
  }, [sendings]);
  return <span ref={place} role="status" className="sr-only" />;
}
