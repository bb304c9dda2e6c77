import type { ReactNode } from "react";
import { topicMoveWords } from "@/lib/domain/topics/labels";
import type { TopicMove } from "@/lib/domain/topics/rules";
import type { TopicDetail } from "@/lib/domain/topics/types";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { AnswerForm } from "./answer-form";
import { AssignForm, ChooseForm, CloseForm, ReopenForm, UpholdForm } from "./office-forms";
import { ClaimForm, ProgressForm } from "./unit-forms";
import { VerifyForm } from "./verify-form";

export interface MoveProps {
  topic: TopicDetail;
  /** A key of repetition for the form. */
  formKey: string;
  /** The usual term of an answer in working days. */
  answerDays: number;
  today: string;
}

const NEXT: Record<TopicMove, string> = {
  select: "选定后送审，另两位同志审核、发布，群众才看得到；提建议的群众凭查询码看到结果",
  decline: "不选用也要给提建议的群众一个讲道理的答复，他们凭查询码看得到",
  assign: "责任单位会收到消息；期限按工作日算，超期在公开页面标明",
  answer: "提交后由办公室审核、发布；被退回的可以修改再交",
  report: "有进展就写一条，每条都送审后公开；不要求定期报",
  claim: "提交并公开后，纪委核实、群众评价；三方一致才能办结",
  verify: "核实结果送审后公开，单独一栏；责任单位和配合单位的同志不能核实自己",
  uphold: "写明怎么核对的；送审后公开，提过建议的群众凭查询码也看得到，这一轮不再提示",
  reopen: "开始新一轮办理，责任单位重新答复；次数和原因一直公开",
  close: "三方说法一致才能办结；办结结论送审后公开",
};

/** One act on a topic, on a page of its own. */
export function MovePage({ move, ...props }: MoveProps & { move: TopicMove }) {
  const { topic } = props;
  const mayMove = topic.moves.includes(move);
  return (
    <>
      <PageHeader
        title={topicMoveWords[move]}
        subtitle={`${topic.title}。${NEXT[move]}`}
        back={{ href: `/desk/topics/${topic.id}`, label: "这件点题" }}
      />
      <Card className="max-w-3xl">
        {mayMove ? (
          FORMS[move](props)
        ) : (
          <EmptyState kind="no-result" title="现在不能这样办">
            这件点题的状态有变化，请返回查看现在等谁办什么。
          </EmptyState>
        )}
      </Card>
    </>
  );
}

const FORMS: Record<TopicMove, (props: MoveProps) => ReactNode> = {
  select: (props) => <ChooseForm {...props} isChosen />,
  decline: (props) => <ChooseForm {...props} isChosen={false} />,
  assign: (props) => <AssignForm {...props} />,
  answer: (props) => <AnswerForm {...props} />,
  report: (props) => <ProgressForm {...props} />,
  claim: (props) => <ClaimForm {...props} />,
  verify: (props) => <VerifyForm {...props} />,
  uphold: (props) => <UpholdForm {...props} />,
  reopen: (props) => <ReopenForm {...props} />,
  close: (props) => <CloseForm {...props} />,
};
