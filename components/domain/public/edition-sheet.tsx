import type { PublicEdition } from "@/lib/domain/sites/home/types";
import { dayLabel } from "@/lib/shared/dates";
import { groupDigits, percentText } from "@/lib/shared/figures";
import { PublicLink } from "./public-link";

/** The newest released figures beside the search; says so kindly while there are none. */
export function EditionSheet({ edition }: { edition: PublicEdition | null }) {
  if (!edition) return <NoEdition />;
  const { total } = edition;
  return (
    <section className="sheet" aria-labelledby="edition-head">
      <h2 id="edition-head">{edition.label}</h2>
      <p className="text-sm text-ink-hint">数据截至 {dayLabel(edition.day)}，发布后不再改动</p>
      <dl className="sheet-rows">
        <SheetRow term="任务完成率" value={percentText(total.completion)} />
        <SheetRow term="要求办理" value={groupDigits(total.asked)} unit="项" />
        <SheetRow term="已办结" value={groupDigits(total.done)} unit="项" />
        <SheetRow term="其中按期办结" value={groupDigits(total.doneOnTime)} unit="项" />
      </dl>
      <p className="mt-2 text-sm">
        <PublicLink className="link" href={`/editions/${edition.id}`}>
          查看本期全部数据
        </PublicLink>
      </p>
    </section>
  );
}

function SheetRow({ term, value, unit }: { term: string; value: string; unit?: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {value}
        {unit && <small>{unit}</small>}
      </dd>
    </div>
  );
}

function NoEdition() {
  return (
    <section className="sheet" aria-labelledby="edition-head">
      <h2 id="edition-head">公开数据</h2>
      <p className="mt-2 text-ink-soft">
        第一期数据还在核对，发布前先看已下发的任务和各地的做法。数据定稿后会在这里注明期号和截止日期。
      </p>
      <p className="mt-3 text-sm">
        <PublicLink className="link" href="/about">
          数字是怎么来的
        </PublicLink>
      </p>
    </section>
  );
}
