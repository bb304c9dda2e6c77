"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { withBase } from "@/lib/shared/base-path";
import { Notice, Progress } from "../../../ui/feedback";

const ASK_EVERY = 2_000;
const ASKED_AT_MOST = 45;

async function stateOf(id: string, method: "GET" | "POST"): Promise<string | undefined> {
  const answer = await fetch(withBase(`/api/evidence/${id}/preview`), { method });
  return answer.ok ? (await answer.json()).data.state : undefined;
}

/** Has the preview made and shows it as soon as it is there. */
export function PreviewWaiting({ id }: { id: string }) {
  const router = useRouter();
  const [isSlow, setSlow] = useState(false);

  useEffect(() => {
    let asked = 0;
    let timer: ReturnType<typeof setTimeout>;
    async function ask() {
      const state = await stateOf(id, asked === 0 ? "POST" : "GET").catch(() => undefined);
      asked += 1;
      if (state === "ready" || state === "failed") return router.refresh();
      if (asked >= ASKED_AT_MOST) return setSlow(true);
      timer = setTimeout(ask, ASK_EVERY);
    }
    timer = setTimeout(ask, 0);
    return () => clearTimeout(timer);
  }, [id, router]);

  if (isSlow) {
    return <Notice tone="info" live title="预览还没有做好，可以先下载查看，稍后再打开本页" />;
  }
  return (
    <div className="viewer-note" role="status">
      正在生成预览
      <Progress label="正在生成预览" />
    </div>
  );
}
