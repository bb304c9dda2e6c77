import { linkAssignmentAction } from "@/lib/domain/topics/linking/actions";
import type { TopicDetail } from "@/lib/domain/topics/types";
import { ActionForm, FormText } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";

/** Points to a task that carries the measures already. */
export function AssignmentPage({ topic }: { topic: TopicDetail }) {
  return (
    <>
      <PageHeader
        title="对应任务"
        subtitle="措施已经是清单里的任务时，指向那个任务就行，不用重复报；没有就不填"
        back={{ href: `/desk/topics/${topic.id}`, label: "这件点题" }}
      />
      <Card className="max-w-3xl">
        <ActionForm
          action={linkAssignmentAction}
          submit="保存"
          variant="primary"
          hidden={{ topicId: topic.id, version: String(topic.version) }}
        >
          <FormText
            name="assignmentId"
            label="任务编号"
            hint="本单位任务页面网址末尾的数字；清空后保存就是取消"
            optional
            inputMode="numeric"
            defaultValue={topic.assignmentId ?? ""}
          />
        </ActionForm>
      </Card>
    </>
  );
}
