import { answerFollowUpAction } from "@/lib/domain/topics/follow-ups/actions";
import { followUpWords } from "@/lib/domain/topics/follow-ups/labels";
import type { OpenFollowUp } from "@/lib/domain/topics/follow-ups/queries";
import { ActionForm, FormRadio } from "../../forms/action-form";
import { PublicLink } from "../public/public-link";
import { Section } from "../public/section";

const CHOICES = Object.entries(followUpWords).map(([value, label]) => ({ value, label }));

/** 四周回访 on the tracking page: has the problem come back. */
export function FollowUpQuestion({ question }: { question: OpenFollowUp | null }) {
  if (!question) return null;
  const { followUpId, topicId, title, closesOn, answer } = question;
  return (
    <Section title="回访：问题有没有反弹">
      <p className="mb-3">
        您提的事已列为点题<PublicLink href={`/topics/${topicId}`}>“{title}”</PublicLink>
        ，责任单位说办结已满四周。
      </p>
      {answer ? (
        <p>您已回答：{followUpWords[answer]}。回答合计公开，不显示是谁答的。</p>
      ) : (
        <div className="max-w-xl">
          <ActionForm
            action={answerFollowUpAction}
            submit="提交"
            size="large"
            hidden={{ followUpId }}
          >
            <FormRadio
              name="answer"
              label="现在情况怎么样"
              hint={`${closesOn} 前可以回答，答一次`}
              choices={CHOICES}
            />
          </ActionForm>
        </div>
      )}
    </Section>
  );
}
