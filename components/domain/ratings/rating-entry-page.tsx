import { PublicLink } from "@/components/domain/public/public-link";
import { PublicHead } from "@/components/domain/public/section";
import { Notice } from "@/components/ui/feedback";
import type { RatingEntry } from "@/lib/domain/ratings/types";
import { RatingForm } from "./rating-form";

const ENDED = {
  used: {
    title: "这个评价码已经用过一次",
    text: "评价已经计入。一个码只能评价一次，提交以后谁也不能修改或删除。",
  },
  expired: {
    title: "这个评价码已经过期",
    text: "过了期限就不能再用它评价。如果您还有话要说，可以到“意见建议”提出。",
  },
} as const;

/** What a code opens: the form while it is good, otherwise plainly why not and nothing more. */
export function RatingEntryPage({ code, entry }: { code: string; entry: RatingEntry }) {
  if (entry.state === "open") {
    return (
      <>
        <PublicHead title="请您评价">
          <p>{entry.about}</p>
          <p>不用登录，不记姓名和设备，只记是哪一天。低分同样计入并公开。</p>
        </PublicHead>
        <div className="wide">
          <div className="max-w-xl">
            <RatingForm code={code} entry={entry} />
          </div>
        </div>
      </>
    );
  }
  const { title, text } = ENDED[entry.state];
  return (
    <>
      <PublicHead title="请您评价" />
      <div className="wide max-w-xl">
        <Notice tone="info" title={title}>
          <p>{text}</p>
        </Notice>
        <p className="mt-5">
          <PublicLink href="/rate">输入另一个评价码</PublicLink>
        </p>
      </div>
    </>
  );
}

/** Why a code cannot be looked up, in words, with the way on. */
export function RatingRefusal({ message }: { message: string }) {
  return (
    <>
      <PublicHead title="请您评价" />
      <div className="wide max-w-xl">
        <Notice tone="soon" title={message} />
        <p className="mt-5">
          <PublicLink href="/rate">重新输入评价码</PublicLink>
        </p>
      </div>
    </>
  );
}
