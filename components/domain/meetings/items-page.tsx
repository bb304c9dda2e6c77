import { formTasksAction } from "@/lib/domain/meetings/forming/actions";
import type { ResolvedItem } from "@/lib/domain/meetings/items/types";
import type { MeetingDetail } from "@/lib/domain/meetings/types";
import type { UnitChoice } from "@/lib/domain/meetings/units/types";
import { ActionForm, FormProblem } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { GivenItems } from "./given-items";
import { ItemsEditor } from "./items-editor";

interface ItemsPageProps {
  meeting: MeetingDetail;
  items: readonly ResolvedItem[];
  units: readonly UnitChoice[];
  today: string;
  formKey: string;
}

/** The decisions of a meeting: typed above, given beneath. */
export function ItemsPage({ meeting, items, units, today, formKey }: ItemsPageProps) {
  const { id, regionCode, may, status, title } = meeting;
  const isOpen = may.manage && status !== "cancelled";
  const given = items.filter(({ state }) => state !== "draft");
  return (
    <>
      <PageHeader
        title="议定事项"
        subtitle={title}
        back={{ href: `/desk/meetings/${id}`, label: title }}
      />
      <div className="grid gap-5">
        {isOpen && (
          <Card
            title="记录"
            aside="回车到下一格，最后一格回车另起一条；边写边自动保存，几个人可以同时记"
          >
            <ItemsEditor
              key={given.length}
              meetingId={id}
              regionCode={regionCode}
              items={items}
              units={units}
              today={today}
              agenda={meeting.agenda}
            />
            <div className="mt-5 border-t border-line pt-4">
              <ActionForm
                action={formTasksAction}
                hidden={{ meetingId: id, key: formKey }}
                submit="形成任务"
                pendingText="正在形成…"
              >
                <p className="text-sm text-ink-hint">
                  每条成为责任单位的一项任务，有时限、要报送、由办公室审核，并立即通知。写不全的不会形成。
                </p>
                <FormProblem name="items" />
              </ActionForm>
            </div>
          </Card>
        )}
        <Card title="已形成任务" flush>
          <GivenItems items={given} mayCancel={isOpen} />
        </Card>
      </div>
    </>
  );
}
