import { publicationStatusWords } from "@/lib/domain/publications/labels";
import { renewNoticeAction } from "@/lib/domain/sites/notices/actions";
import type { SiteNotice } from "@/lib/domain/sites/notices/types";
import { answerObjectionAction } from "@/lib/domain/sites/objections/actions";
import { OBJECTION_OUTCOME_LABELS } from "@/lib/domain/sites/objections/labels";
import type { Objection } from "@/lib/domain/sites/objections/types";
import type { SiteFacts } from "@/lib/domain/sites/register/types";
import { withBase } from "@/lib/shared/base-path";
import type { Day } from "@/lib/shared/dates";
import { ActionForm, FormSelect, FormText, FormTextArea } from "../../../forms/action-form";
import { Card } from "../../../ui/card";

interface NoticeCardProps {
  site: SiteFacts;
  notice: SiteNotice;
  objections: readonly Objection[];
  today: Day;
}

/** The notice of a site with its objections; each is answered before the site is named. */
export function NoticeCard({ site, notice, objections, today }: NoticeCardProps) {
  const state = notice.publicationStatus && publicationStatusWords[notice.publicationStatus];
  const next = objections.find(({ outcome, text }) => !outcome && text !== null);
  const ended = notice.publicationStatus === "returned" || notice.publicationStatus === "withdrawn";
  return (
    <Card title="公示与异议">
      <p>
        {notice.title}（{state ?? "未提交"}）
      </p>
      <p className="mb-3 text-ink-soft">
        {notice.fromOn} 至 {notice.toOn}，{notice.days} 个工作日。
        {notice.openUntil &&
          notice.openUntil !== notice.toOn &&
          `因发布较晚，顺延到 ${notice.openUntil}。`}
        {notice.openUntil && (
          <a className="link" href={withBase(`/notices/${notice.id}`)}>
            看公示
          </a>
        )}
      </p>
      {site.isAtWished && site.status === "publicised" && ended && (
        <ActionForm
          action={renewNoticeAction}
          submit="重新提交公示"
          hidden={{ noticeId: notice.id }}
          className="mb-4"
        >
          <div className="grid gap-4">
            <FormText name="fromOn" type="date" label="开始日期" defaultValue={today} />
            <FormText
              name="days"
              label="工作日数"
              inputMode="numeric"
              defaultValue={String(notice.days)}
            />
          </div>
        </ActionForm>
      )}
      <p>
        对本单位的异议 {objections.length} 条，待答复{" "}
        {objections.filter(({ outcome }) => !outcome).length} 条
      </p>
      <ul className="grid gap-4">
        {objections.map((objection) => (
          <ObjectionItem key={objection.id} objection={objection} />
        ))}
      </ul>
      {next && <AnswerForm siteId={site.id} objectionId={next.id} />}
    </Card>
  );
}

function ObjectionItem({ objection }: { objection: Objection }) {
  const { receivedOn, text, contact, outcome, answer, answeredOn, answeredByName } = objection;
  return (
    <li>
      <p>
        {receivedOn} 收到{text === null && "（内容由拟命名一级办理）"}
      </p>
      {text && <p className="whitespace-pre-wrap">{text}</p>}
      {contact && <p className="text-ink-soft">联系：{contact}</p>}
      {outcome && (
        <p className="text-ink-soft">
          核实结果：{OBJECTION_OUTCOME_LABELS[outcome]}。{text !== null && answer}（{answeredByName}
          ，{answeredOn}）
        </p>
      )}
    </li>
  );
}

function AnswerForm({ siteId, objectionId }: { siteId: string; objectionId: string }) {
  const choices = Object.entries(OBJECTION_OUTCOME_LABELS);
  return (
    <ActionForm
      action={answerObjectionAction}
      className="mt-4"
      submit="答复"
      variant="secondary"
      hidden={{ siteId, objectionId }}
    >
      <div className="grid gap-4">
        <p className="text-ink-soft">答复列出的待答复异议（从上往下，一次一条）</p>
        <FormSelect
          name="outcome"
          label="核实结果"
          blank="请选择"
          choices={choices.map(([value, label]) => ({ value, label }))}
        />
        <FormTextArea name="answer" label="核实情况和答复" max={1000} rows={3} />
      </div>
    </ActionForm>
  );
}
