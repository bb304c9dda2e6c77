import type { Metadata } from "next";
import { ComposerPage } from "@/components/domain/routes/composer-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getClock } from "@/lib/domain/calendar/queries";
import { listRevisions } from "@/lib/domain/publications/queries";
import { getRoute, listStopChoices } from "@/lib/domain/routes/queries";

export const metadata: Metadata = { title: "编排路线" };

type Props = { params: Promise<{ id: string }> };

export default async function Composer({ params }: Props) {
  const [actor, { id }] = await Promise.all([requireStaff("culture.manage"), params]);
  const route = await forPage(getRoute(actor, id));
  const [choices, revisions, { today }] = await Promise.all([
    listStopChoices(actor, route.regionCode),
    listRevisions(actor, { kind: "route", subjectId: id }),
    getClock(actor),
  ]);
  return <ComposerPage {...{ route, choices, revisions, today }} />;
}
