"use client";

import { useEffect, useState } from "react";
import { withBase } from "@/lib/shared/base-path";
import { momentLabel } from "@/lib/shared/dates";
import { Notice } from "../../ui/feedback";
import { type FoundDraft, listOnDevice } from "./device-drafts";

/** Tells on 今日待办 what this device kept and the server never got, with the way there. */
export function LeftOnDevice({ accountId }: { accountId: string }) {
  const [drafts, setDrafts] = useState<readonly FoundDraft[]>([]);

  useEffect(() => {
    let isGone = false;
    void listOnDevice(accountId).then((found) => !isGone && setDrafts(found));
    return () => {
      isGone = true;
    };
  }, [accountId]);

  if (drafts.length === 0) return null;
  return (
    <Notice tone="soon" live title={`本机有 ${drafts.length} 份暂存的内容还没有存到服务器`}>
      <ul className="left-drafts">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <a className="link" href={withBase(`/desk/assignments/${draft.assignmentId}/fill`)}>
              {draft.title}
            </a>
            <span>{momentLabel(new Date(draft.at))} 暂存，打开后可以恢复</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
