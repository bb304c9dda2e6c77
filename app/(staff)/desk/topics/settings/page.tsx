import type { Metadata } from "next";
import { TopicSettingsPage } from "@/components/domain/topics/settings-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listAllFields } from "@/lib/domain/topics/fields/queries";
import { requireHostOffice } from "@/lib/domain/topics/settings/commands";
import { getSeenTopicSettings } from "@/lib/domain/topics/settings/queries";

export const metadata: Metadata = { title: "点题设置" };

export default async function TopicSettings() {
  const actor = await requireStaff("topic.manage");
  await forPage(requireHostOffice(actor));
  const [seen, fields] = await Promise.all([getSeenTopicSettings(actor), listAllFields(actor)]);
  return <TopicSettingsPage {...seen} fields={fields} />;
}
