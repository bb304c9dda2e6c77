import type { Metadata } from "next";
import { HotlineKeyForm } from "@/components/domain/machine/hotline-key-form";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { requireStaff } from "@/lib/access/page";
import { getClock } from "@/lib/domain/calendar/queries";
import { listFeedablePlaces } from "@/lib/domain/machine/tasks/queries";
import { addDays } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "热线密钥" };

export default async function HotlineKey() {
  const actor = await requireStaff("machine.manage");
  const [places, { today }] = await Promise.all([listFeedablePlaces(actor), getClock(actor)]);
  return (
    <>
      <PageHeader
        back={{ href: "/desk/machine", label: "系统取数" }}
        title="热线密钥"
        subtitle="12345 热线凭密钥转入建议、领取转出的工单、回传结果；不能推送数据"
      />
      <Card>
        <HotlineKeyForm places={places} validTo={addDays(today, 365)} />
      </Card>
    </>
  );
}
