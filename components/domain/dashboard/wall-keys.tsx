"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

const EVERY_SECONDS = 300;

function isTyping(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey;
}

function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen();
}

/** Refreshes the wall every five minutes; F is full screen, Space pauses. */
export function WallKeys({ made }: { made: string }) {
  const router = useRouter();
  const [left, setLeft] = useState(EVERY_SECONDS);
  const [paused, setPaused] = useState(false);

  useEffect(() => {
    if (paused) return;
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000);
    return () => clearInterval(timer);
  }, [paused]);

  useEffect(() => {
    if (left > 0) return;
    router.refresh();
    setLeft(EVERY_SECONDS);
  }, [left, router]);

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (isTyping(event)) return;
      if (event.key.toLowerCase() === "f") toggleFullScreen();
      if (event.key !== " " || event.target instanceof HTMLButtonElement) return;
      event.preventDefault();
      setPaused((was) => !was);
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return (
    <p className="wall-keys">
      <span>{made}</span>
      <span>{paused ? "已暂停刷新" : `${clock} 后刷新`}</span>
      <button type="button" onClick={() => setPaused(!paused)}>
        {paused ? "继续（空格）" : "暂停（空格）"}
      </button>
      <button type="button" onClick={toggleFullScreen}>
        全屏（F）
      </button>
    </p>
  );
}
