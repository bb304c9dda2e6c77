import { Card } from "@/components/ui/card";
import { KeyFigure, KeyFigures } from "@/components/ui/facts";
import { Notice } from "@/components/ui/feedback";
import { Table } from "@/components/ui/table";
import type { ChangeCounts, Preview } from "@/lib/domain/boundaries/types";

const SHOWN = 20;

/** What a change touches, or what it did. */
export function ChangeFigures({ counts, isDone }: { counts: ChangeCounts; isDone?: boolean }) {
  const { regions, organisations, people, assignments } = counts;
  return (
    <KeyFigures>
      <KeyFigure
        size="small"
        label="地区"
        value={regions.made + regions.changed + regions.ended}
        unit="个"
        note={`新设 ${regions.made}、变动 ${regions.changed}、撤销 ${regions.ended}`}
      />
      <KeyFigure
        size="small"
        label="单位"
        value={organisations.made + organisations.moved + organisations.ended}
        unit="个"
        note={`新设 ${organisations.made}、随调整 ${organisations.moved}、更名 ${organisations.renamed}、撤销 ${organisations.ended}`}
      />
      <KeyFigure
        size="small"
        label="账号和授权"
        value={people.accounts + people.grants}
        unit="个"
        note={`账号 ${people.accounts}、授权 ${people.grants}、牵头和配合职责 ${people.duties}`}
      />
      <KeyFigure
        size="small"
        label="随单位走的任务"
        value={assignments.moved + assignments.takenOver}
        unit="项"
        note={`随迁 ${assignments.moved}、由承接单位接办 ${assignments.takenOver}`}
      />
      <KeyFigure
        size="small"
        label="取消的任务"
        value={assignments.cancelled}
        unit="项"
        note={
          isDone
            ? "原因已写进任务"
            : `待审核 ${assignments.waiting} 项照常审核，已办结 ${assignments.done} 项留在原处`
        }
        tone={assignments.cancelled > 0 ? "amber" : undefined}
      />
    </KeyFigures>
  );
}

/** What stands in the way, each with what to do. */
function Conflicts({ conflicts }: { conflicts: readonly string[] }) {
  if (conflicts.length === 0) return null;
  return (
    <div className="mb-5">
      <Notice tone="error" title="现在还不能安排生效，请先处理">
        <ul className="list-disc pl-5">
          {conflicts.map((conflict) => (
            <li key={conflict}>{conflict}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

/** What a change will do as things stand now. */
export function ChangePreview({ preview }: { preview: Preview }) {
  const { regions, organisations, counts, conflicts } = preview;
  return (
    <>
      <Conflicts conflicts={conflicts} />
      <Card title="预览：会影响什么">
        <ChangeFigures counts={counts} />
      </Card>
      {regions.length > 0 && (
        <Card title="地区的变化" flush className="mt-5">
          <Table caption="地区的变化" cards>
            <thead>
              <tr>
                <th scope="col">区划代码</th>
                <th scope="col">现在</th>
                <th scope="col">调整后</th>
              </tr>
            </thead>
            <tbody>
              {regions.map(({ code, before, after }) => (
                <tr key={code}>
                  <th scope="row">{code}</th>
                  <td data-label="现在">{before ?? "（新设）"}</td>
                  <td data-label="调整后">{after ?? "撤销"}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
      {organisations.length > 0 && (
        <Card title="单位的变化" flush className="mt-5">
          <Table caption="单位的变化" cards>
            <thead>
              <tr>
                <th scope="col">单位</th>
                <th scope="col">变化</th>
              </tr>
            </thead>
            <tbody>
              {organisations.map(({ name, what }) => (
                <tr key={`${name}${what}`}>
                  <th scope="row">{name}</th>
                  <td data-label="变化">{what}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
      {Math.max(regions.length, organisations.length) >= SHOWN && (
        <p className="mt-2 text-sm text-ink-soft">每张表只列前 {SHOWN} 个，总数见上面的预览。</p>
      )}
    </>
  );
}
