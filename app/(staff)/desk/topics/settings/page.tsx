import type { Metadata } from "next";
import { TopicSettingsPage } from "@/components/domain/topics/settings-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listAllFields } from "@/lib/domain/topics/fields/queries";
import { requireHostOffice } from "@/lib/domain/topics/settings/commands";
import { getTopicSettings } from "@/lib/domain/topics/settings/queries";

export const metadata: Metadata = { title: "点题设置" };

export default async function TopicSettings() {
  const actor = await requireStaff("topic.manage");
  await forPage(requireHostOffice(actor));
  const [settings, fields] = await Promise.all([getTopicSettings(actor), listAllFields(actor)]);
  return <TopicSettingsPage settings={settings} fields={fields} />;
}
