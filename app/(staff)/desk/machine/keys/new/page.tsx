import type { Metadata } from "next";
import { NewKeyForm } from "@/components/domain/machine/new-key-form";
import { ScopeFields } from "@/components/domain/machine/scope-fields";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { requireStaff } from "@/lib/access/page";
import { getClock } from "@/lib/domain/calendar/queries";
import { listFeedablePlaces, listFeedableTasks } from "@/lib/domain/machine/tasks/queries";
import { addDays } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "新建推送密钥" };

export default async function NewKey() {
  const actor = await requireStaff("machine.manage");
  const [tasks, places, { today }] = await Promise.all([
    listFeedableTasks(actor),
    listFeedablePlaces(actor),
    getClock(actor),
  ]);
  return (
    <>
      <PageHeader
        back={{ href: "/desk/machine", label: "系统取数" }}
        title="新建推送密钥"
        subtitle="来源系统凭密钥推送；只能推送这里选定的任务、单位，只能从登记的地址推送"
      />
      <Card>
        <NewKeyForm
          scope={<ScopeFields tasks={tasks} places={places} />}
          validTo={addDays(today, 365)}
        />
      </Card>
    </>
  );
}
