import Link from "next/link";
import { Card } from "@/components/ui/card";
import { LightMark } from "@/components/ui/mark";
import { cellLight, completion } from "@/lib/domain/counters/rules";
import type { Matrix } from "@/lib/domain/counters/types";
import { groupDigits, percentText } from "@/lib/shared/figures";
import type { DashboardFilter } from "./dashboard-filter";
import { listHref } from "./links";

/** The coordination office's own list: a row of its own, never in the carriers' totals. */
export function CoordinationRow({ matrix, filter }: { matrix: Matrix; filter: DashboardFilter }) {
  const { coordination } = matrix.totals;
  if (coordination.asked + coordination.awaiting === 0) return null;
  const place = { regionCode: matrix.region.code, carrierCode: "coordination" };
  return (
    <Card title="统筹协调清单" aside="领导小组办公室的清单，单独一行，不计入各载体">
      <p className="flex flex-wrap items-center gap-x-6 gap-y-1">
        <LightMark light={cellLight(coordination)} />
        <span>
          完成率 <b className="font-serif text-xl">{percentText(completion(coordination))}</b>
        </span>
        <Link className="link" href={listHref("asked", place, filter)} prefetch={false}>
          要求办理 {groupDigits(coordination.asked)} 项
        </Link>
        <Link className="link" href={listHref("done", place, filter)} prefetch={false}>
          已办结 {groupDigits(coordination.done)} 项
        </Link>
        <Link className="link" href={listHref("overdue", place, filter)} prefetch={false}>
          超期 {groupDigits(coordination.overdue)} 项
        </Link>
        <Link className="link" href={listHref("awaiting", place, filter)} prefetch={false}>
          待取数 {groupDigits(coordination.awaiting)} 项
        </Link>
      </p>
    </Card>
  );
}
