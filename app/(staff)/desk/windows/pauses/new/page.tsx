import type { Metadata } from "next";
import { PauseForm } from "@/components/domain/windows/pause-form";
import { forPage, requireStaff } from "@/lib/access/page";
import { getClock } from "@/lib/domain/calendar/queries";
import { listPauseChoices, previewPause } from "@/lib/domain/windows/pauses/queries";
import { pausePreviewSchema } from "@/lib/domain/windows/pauses/schema";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "挂起任务" };

type NewPauseProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewPause({ searchParams }: NewPauseProps) {
  const actor = await requireStaff("window.manage");
  const asked = pausePreviewSchema.parse(await searchParams);
  const [choices, preview, { today }] = await Promise.all([
    listPauseChoices(actor, asked.regionCode),
    forPage(previewPause(actor, asked)),
    getClock(actor),
  ]);
  const shown = { choices, asked, today, ...preview };
  return <PauseForm {...shown} formKey={newId()} />;
}
