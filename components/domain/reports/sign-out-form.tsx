"use client";

import { type SubmitEvent, useRef, useState } from "react";
import { withBase } from "@/lib/shared/base-path";
import { momentLabel } from "@/lib/shared/dates";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { clearDevice, countOnDevice, type FoundDraft, listOnDevice } from "./device-drafts";

interface SignOutFormProps {
  action: (form: FormData) => void | Promise<void>;
  accountId: string;
}

interface Left {
  count: number;
  drafts: FoundDraft[];
}

// Leaving a field saves it: what is only on its way to the server is nothing to ask about.
const ON_ITS_WAY = 1_200;

async function leftOnDevice(accountId: string): Promise<Left | null> {
  if ((await countOnDevice(accountId)) === 0) return null;
  await new Promise((resolve) => setTimeout(resolve, ON_ITS_WAY));
  const count = await countOnDevice(accountId);
  return count === 0 ? null : { count, drafts: await listOnDevice(accountId) };
}

/**
 * Signs out; before drafts that only this device has are removed with it, it lists them and asks. Without
 * script it is a plain form.
 */
export function SignOutForm({ action, accountId }: SignOutFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const isSure = useRef(false);
  const [left, setLeft] = useState<Left | null>(null);

  function leave() {
    isSure.current = true;
    form.current?.requestSubmit();
  }

  async function ask(event: SubmitEvent<HTMLFormElement>) {
    if (isSure.current) return;
    event.preventDefault();
    const found = await leftOnDevice(accountId);
    if (found) setLeft(found);
    else leave();
  }

  async function clearAndLeave() {
    await clearDevice(accountId);
    setLeft(null);
    leave();
  }

  return (
    <>
      <form ref={form} action={action} onSubmit={ask}>
        <button type="submit" className="menu-item">
          退出登录
        </button>
      </form>
      <Dialog
        open={left !== null}
        onClose={() => setLeft(null)}
        title={`本机有 ${left?.count ?? 0} 份草稿没有存到服务器`}
        footer={
          <>
            <Button onClick={() => void clearAndLeave()}>删除并退出</Button>
            <Button variant="primary" onClick={() => setLeft(null)}>
              先不退出
            </Button>
          </>
        }
      >
        <p>退出时会从本机删除。还要用的，请先打开任务页存到服务器：</p>
        <ul className="left-drafts">
          {left?.drafts.map((draft) => (
            <li key={draft.id}>
              <a className="link" href={withBase(`/desk/assignments/${draft.assignmentId}/fill`)}>
                {draft.title}
              </a>
              <span>{momentLabel(new Date(draft.at))} 暂存</span>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}
