import type { Draft, IndicatorFacts, ReportContent } from "@/lib/domain/reports/types";
import { momentLabel } from "@/lib/shared/dates";
import { Button, ButtonLink } from "../../ui/button";
import { Notice } from "../../ui/feedback";
import { ContentDifference } from "./content-difference";
import type { DraftState } from "./draft-state";

const when = (moment: string) => momentLabel(new Date(moment));

interface NewerProps {
  newer: Draft;
  facts: IndicatorFacts;
  mine: ReportContent;
  onTake: () => void;
  onOverwrite: () => void;
}

/** A colleague or another window saved in the meantime: both versions are shown and one is chosen. */
export function NewerDraft({ newer, facts, mine, onTake, onOverwrite }: NewerProps) {
  const whose = newer.isOwn ? "另一处" : "同事";
  return (
    <Notice
      tone="soon"
      live
      title={`${newer.isOwn ? "您在另一个窗口或设备" : newer.savedByName}在 ${when(newer.savedAt)} 也改了这份草稿`}
    >
      <p>您的内容没有丢。下面标出从{whose}那份到您这份的不同，请选用哪一份。</p>
      <ContentDifference facts={facts} from={newer.content} to={mine} names={[whose, "您"]} />
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" onClick={onTake}>
          用{whose}的
        </Button>
        <Button size="small" onClick={onOverwrite}>
          用我的
        </Button>
      </div>
    </Notice>
  );
}

interface OfferProps {
  offer: NonNullable<DraftState["offer"]>;
  facts: IndicatorFacts;
  shown: ReportContent;
  onTake: () => void;
  onDrop: () => void;
}

/** This device holds text that never reached the server: offered again, never put in silently. */
export function OfferedDraft({ offer, facts, shown, onTake, onDrop }: OfferProps) {
  return (
    <Notice tone="soon" live title={`本机有 ${when(offer.at)} 离线暂存的内容，还没有存到服务器`}>
      <p>
        {offer.isBehind && "在那以后，服务器上的草稿又改过。"}
        下面标出从页面现有内容到暂存内容的不同。
      </p>
      <ContentDifference facts={facts} from={shown} to={offer.content} names={["现有", "暂存"]} />
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" onClick={onTake}>
          恢复暂存内容
        </Button>
        <Button size="small" variant="quiet" onClick={onDrop}>
          不用了，删除暂存
        </Button>
      </div>
    </Notice>
  );
}

interface SignedOutProps {
  assignmentId: string;
  /** What the server said. */
  reason: string;
}

/** The session ended while one was typing, or became another's. */
export function SignedOutNotice({ assignmentId, reason }: SignedOutProps) {
  const back = encodeURIComponent(`/desk/assignments/${assignmentId}/fill`);
  return (
    <Notice tone="soon" live title={`${reason}。您填写的内容已加密暂存在本机`}>
      <p>重新登录后回到这里，会再次提供给您。</p>
      <div className="mt-2">
        <ButtonLink size="small" href={`/sign-in?next=${back}`}>
          重新登录
        </ButtonLink>
      </div>
    </Notice>
  );
}

/** The draft came from a progress table and nobody here has confirmed it yet. */
export function ImportedDraft({ by }: { by: string }) {
  return <Notice tone="soon" title={`数据来自${by}导入的汇总表，请核对后提交`} />;
}
