"use client";

import { useEffect, useState } from "react";
import { momentLabel } from "@/lib/shared/dates";
import { togglePause, usePaused } from "./wall-pause";
import { useSteps } from "./wall-steps";
import type { KeptFilter, TourStep, WallView } from "./wall-tour";
import { TourDialog } from "./wall-tour-dialog";
import { type Link, useWatch } from "./wall-watch";

export interface WallControlsProps {
  /** When the figures were read (ISO), and their version. */
  made: string;
  version: string;
  place: string;
  carrier: string;
  filter: KeptFilter;
  view: WallView;
  tour: TourStep[];
  at: number;
  places: { code: string; name: string }[];
  carriers: { code: string; name: string }[];
}

type Keys = ReadonlyMap<string, () => void>;

function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen();
}

/** Keys of the whole screen; while a dialog is open or a field is typed in they are left alone. */
function useKeys(keys: Keys, isOff: boolean): void {
  useEffect(() => {
    if (isOff) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const onControl = event.target instanceof HTMLElement && event.target.closest("a, button");
      const act = keys.get(name);
      if (!act || (name === " " && onControl)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [keys, isOff]);
}

/** The line at the top of a wall: how new the figures are, and what keys do. */
export function WallControls(props: WallControlsProps) {
  const { made, version, tour, at } = props;
  const isPaused = usePaused();
  const [isSetting, setIsSetting] = useState(false);
  const isStill = isPaused || isSetting;
  const { exactAt, left, link, ask } = useWatch(made, version, isStill);
  const steps = useSteps(props, ask, isStill);
  const keys: [string, () => void][] = [
    [" ", togglePause],
    ["f", toggleFullScreen],
    ["t", () => setIsSetting(true)],
  ];
  if (tour.length > 0) {
    keys.push(["ArrowLeft", () => void steps.go(-1)], ["ArrowRight", () => void steps.go(1)]);
    keys.push(["Escape", steps.leave]);
  }
  useKeys(new Map(keys), isSetting);
  return (
    <div className="wall-keys">
      <p role="status" className={link === "good" ? undefined : "wall-lost"}>
        {stateWords(link, exactAt)}
      </p>
      <p>{isPaused ? "已暂停" : `${clock(left)} 后${link === "good" ? "核对更新" : "重试"}`}</p>
      {tour.length > 0 && (
        <p>
          轮播 {at + 1}/{tour.length}
          {!isPaused && tour.length > 1 && `，${steps.left} 秒后换屏`}
        </p>
      )}
      <div className="wall-buttons">
        {tour.length > 1 && (
          <>
            <WallButton onClick={() => void steps.go(-1)}>上一屏 ←</WallButton>
            <WallButton onClick={() => void steps.go(1)}>下一屏 →</WallButton>
          </>
        )}
        {tour.length > 0 && <WallButton onClick={steps.leave}>退出轮播 Esc</WallButton>}
        <WallButton onClick={togglePause}>{isPaused ? "继续 空格" : "暂停 空格"}</WallButton>
        <WallButton onClick={() => setIsSetting(true)}>轮播设置 T</WallButton>
        <WallButton onClick={toggleFullScreen}>全屏 F</WallButton>
      </div>
      {isSetting && <TourDialog {...props} onClose={() => setIsSetting(false)} />}
    </div>
  );
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function stateWords(link: Link, exactAt: string): string {
  const when = momentLabel(new Date(exactAt));
  if (link === "lost") return `连接中断，显示的是 ${when} 的数据`;
  if (link === "ended") return `登录已过期，显示的是 ${when} 的数据，请重新登录`;
  return `数据截至 ${when}`;
}

function WallButton({ onClick, children }: { onClick: () => void; children: string | string[] }) {
  return (
    <button type="button" onClick={onClick}>
      {children}
    </button>
  );
}
