import type { Metadata } from "next";
import { EmailCard } from "@/components/domain/messages/email-card";
import { RobotsCard } from "@/components/domain/messages/robots-card";
import { SettingsForm } from "@/components/domain/messages/settings-form";
import { SETTINGS_DONE } from "@/components/domain/messages/words";
import { DoneNotice } from "@/components/domain/people/done-notice";
import { PageHeader } from "@/components/layout/page-header";
import { requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import { listRobots } from "@/lib/domain/notifications/robots/queries";
import { getSettings } from "@/lib/domain/notifications/settings/queries";

export const metadata: Metadata = { title: "提醒方式" };

type SettingsProps = { searchParams: Promise<{ done?: string }> };

export default async function MessageSettingsPage({ searchParams }: SettingsProps) {
  const actor = await requireStaff();
  const { done } = await searchParams;
  const settings = await getSettings(actor);
  const robots = hasVerb(actor, "robot.manage") ? await listRobots(actor) : null;
  return (
    <>
      <PageHeader title="提醒方式" back={{ href: "/desk/messages", label: "消息" }} />
      <DoneNotice done={done} words={SETTINGS_DONE} />
      <SettingsForm settings={settings} />
      <EmailCard settings={settings} />
      {robots && <RobotsCard robots={robots} />}
    </>
  );
}
