import { ActionForm, FormText } from "@/components/forms/action-form";
import { Card } from "@/components/ui/card";
import { StatusMark } from "@/components/ui/mark";
import { replaceAssessorAction } from "@/lib/domain/cases/actions";
import { canMove } from "@/lib/domain/cases/rules";
import type { Assessment, CaseDetail } from "@/lib/domain/cases/types";

const ORDER = ["甲", "乙", "丙"];

/** The drawn assessors and, as far as whoever looks may see them, their scores with reasons. */
export function Assessments({ found }: { found: CaseDetail }) {
  const { assessments, seed, talk, talkByName, maySelect } = found;
  if (assessments.length === 0) return null;
  return (
    <Card title="评审">
      <div className="flex flex-col gap-4">
        {assessments.map((one) => (
          <div key={one.ordinal}>
            <OneAssessment one={one} />
            {maySelect && !one.isGiven && canMove("assess", found.status) && (
              <Replacing found={found} ordinal={one.ordinal} />
            )}
          </div>
        ))}
      </div>
      {found.replaced.map(({ name, reason }) => (
        <p key={name} className="mt-3">
          {name}没有评审，已另抽：{reason}
        </p>
      ))}
      {talk && (
        <p className="mt-3">
          会商：{talk}（{talkByName}登记）
        </p>
      )}
      {maySelect && seed && (
        <p className="mt-3 break-all text-ink-hint">抽取种子 {seed}，按它可以重新验证抽取结果。</p>
      )}
    </Card>
  );
}

function OneAssessment({ one }: { one: Assessment }) {
  const label = `评审员${ORDER[one.ordinal - 1] ?? one.ordinal}`;
  return (
    <section aria-label={label}>
      <h3 className="font-semibold">
        {label}
        {one.name && `（${one.isMine ? "本人" : one.name}）`}{" "}
        {one.isGiven ? (
          <StatusMark tone="plain" shape="check" word="已评分" />
        ) : (
          <StatusMark tone="muted" shape="circle" word="未评分" />
        )}
      </h3>
      {one.isGiven && !one.scores && (
        <p className="text-ink-hint">全部评审员提交以后才能看到评分。</p>
      )}
      {one.scores && (
        <>
          <p>总分 {one.total}</p>
          <ul className="list-disc pl-5">
            {one.scores.map(({ principle, weight, score, reason }) => (
              <li key={principle}>
                {principle}（权重 {weight}）{score} 分：{reason}
              </li>
            ))}
          </ul>
          {one.comment && <p>总评：{one.comment}</p>}
        </>
      )}
    </section>
  );
}

function Replacing({ found, ordinal }: { found: CaseDetail; ordinal: number }) {
  const hidden = { caseId: found.id, version: String(found.version), ordinal: String(ordinal) };
  return (
    <details className="mt-2">
      <summary>不能评审，另抽一名</summary>
      <ActionForm
        action={replaceAssessorAction}
        submit="另抽一名"
        variant="secondary"
        hidden={hidden}
        className="mt-3"
      >
        <FormText name="reason" label="为什么换" hint="例如生病、调离、应当回避；会留痕" />
      </ActionForm>
    </details>
  );
}
