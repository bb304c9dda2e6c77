import { ActionForm, FormRadio, FormText, FormTextArea } from "@/components/forms/action-form";
import { Card } from "@/components/ui/card";
import {
  decideCaseAction,
  drawAssessorsAction,
  drawThirdAction,
  giveAssessmentAction,
  recordTalkAction,
  returnCaseAction,
  submitCaseAction,
  withdrawCaseAction,
} from "@/lib/domain/cases/actions";
import type { CasePageFacts } from "@/lib/domain/cases/desk/queries";
import { canMove, isUnsettled, undecidedBecause } from "@/lib/domain/cases/rules";
import type { CaseDetail } from "@/lib/domain/cases/types";

const stepOf = ({ id, version }: CaseDetail) => ({ caseId: id, version: String(version) });

/** What whoever looks may do with the case now. */
export function CaseMoves({ found }: Pick<CasePageFacts, "found">) {
  const mine = found.assessments.find(({ isMine }) => isMine);
  return (
    <>
      {found.isOwn && <OwnMoves found={found} />}
      {mine && !mine.isGiven && canMove("assess", found.status) && <AssessmentForm found={found} />}
      {found.maySelect && canMove("draw", found.status) && <DrawMoves found={found} />}
      {found.maySelect && canMove("select", found.status) && <DecisionMoves found={found} />}
    </>
  );
}

function OwnMoves({ found }: { found: CaseDetail }) {
  const hidden = stepOf(found);
  if (!canMove("withdraw", found.status)) return null;
  return (
    <Card title="下一步">
      {canMove("submit", found.status) && (
        <div className="mb-4">
          <p className="mb-3">提交以后不能修改，除非被退回。由上级牵头单位或办公室评选。</p>
          <ActionForm action={submitCaseAction} submit="提交评选" hidden={hidden} />
        </div>
      )}
      <ActionForm action={withdrawCaseAction} submit="撤回" variant="quiet" hidden={hidden} />
    </Card>
  );
}

function AssessmentForm({ found }: { found: CaseDetail }) {
  return (
    <Card title="请评分">
      <p className="mb-3">各评审员互不知道对方的评分。提交以后不能修改，每一条都要写理由。</p>
      <ActionForm action={giveAssessmentAction} submit="提交评分" hidden={{ caseId: found.id }}>
        <div className="flex flex-col gap-4">
          {(found.principles ?? []).map(({ name, note, weight }, index) => (
            <div key={name} className="flex flex-col gap-2">
              <FormText
                name={`score${index + 1}`}
                label={`${name}（权重 ${weight}）`}
                hint={`${note}。0 至 100 分`}
                inputMode="numeric"
              />
              <FormTextArea
                name={`reason${index + 1}`}
                label={`${name}的理由`}
                max={300}
                rows={2}
              />
            </div>
          ))}
          <FormTextArea name="comment" label="总评" max={500} rows={3} optional />
        </div>
      </ActionForm>
    </Card>
  );
}

function DrawMoves({ found }: { found: CaseDetail }) {
  return (
    <Card title="评选">
      <p className="mb-3">随机抽取两名外地评审员，本单位和本市州的回避。</p>
      <ActionForm action={drawAssessorsAction} submit="抽取评审员" hidden={stepOf(found)} />
      <div className="mt-5">
        <ActionForm
          action={returnCaseAction}
          submit="退回修改"
          variant="secondary"
          hidden={stepOf(found)}
        >
          <FormTextArea name="reason" label="退回原因" max={500} rows={2} />
        </ActionForm>
      </div>
    </Card>
  );
}

function DecisionMoves({ found }: { found: CaseDetail }) {
  const totals = found.assessments.map(({ total }) => total);
  const scoring = { totals, threshold: found.threshold ?? 0, talk: found.talk };
  const problem = undecidedBecause(scoring);
  if (isUnsettled(scoring)) return <FarApart found={found} />;
  return (
    <Card title="评选决定">
      {problem ? (
        <p>{problem}。</p>
      ) : (
        <ActionForm action={decideCaseAction} submit="作出决定" hidden={stepOf(found)}>
          <div className="flex flex-col gap-4">
            <FormRadio
              name="decision"
              label="是否入选"
              choices={[
                { value: "select", label: "入选", note: "转入审核发布，另两位同志审、发" },
                { value: "decline", label: "不入选" },
              ]}
            />
            <FormTextArea
              name="reason"
              label="理由"
              hint="提交单位看得到；入选的随案例公开"
              max={500}
              rows={3}
            />
          </div>
        </ActionForm>
      )}
    </Card>
  );
}

function FarApart({ found }: { found: CaseDetail }) {
  return (
    <Card title="两名评审员相差较大">
      <p className="mb-3">
        相差超过 {found.threshold} 分，请抽取第三名评审员，或请两名评审员会商后登记结果。
      </p>
      <ActionForm action={drawThirdAction} submit="抽取第三名" hidden={stepOf(found)} />
      <div className="mt-5">
        <ActionForm
          action={recordTalkAction}
          submit="登记会商"
          variant="secondary"
          hidden={stepOf(found)}
        >
          <FormTextArea name="talk" label="会商结果" max={500} rows={3} />
        </ActionForm>
      </div>
    </Card>
  );
}
