import type { ListBurden } from "@/lib/domain/burden/types";
import { Card } from "../../ui/card";
import { BurdenTable } from "./burden-table";

/** What a list lays on one organisation of each level, shown to those who cause it. */
export function BurdenCard({ burden }: { burden: ListBurden }) {
  return (
    <Card title="填报负担" aside={`${burden.regionName} · ${burden.year} 年`} flush>
      <p className="px-5 py-3 text-ink-soft">
        一个单位一个季度用于填报的分钟数：只算向人要的数；“各清单共”是同一个单位同时收到的全部清单。
      </p>
      {burden.rows.length > 0 ? (
        <BurdenTable rows={burden.rows} caption="填报负担" />
      ) : (
        <p className="px-5 pb-5">这份清单不向人要数。</p>
      )}
    </Card>
  );
}
