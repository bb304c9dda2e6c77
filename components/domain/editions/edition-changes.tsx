import Link from "next/link";
import { STATUS_LABELS } from "@/lib/domain/assignments/labels";
import type {
  EditionCheck,
  EditionDifference,
  EditionMove,
} from "@/lib/domain/editions/comparing/types";
import { changeWords, MEASURE_WORDS } from "@/lib/domain/editions/labels";
import type { EditionDetail } from "@/lib/domain/editions/types";
import { momentLabel } from "@/lib/shared/dates";
import { formatCount } from "../../ui/count";
import { Notice } from "../../ui/feedback";
import { Tag } from "../../ui/mark";
import { Table } from "../../ui/table";

export interface EditionChangesProps {
  edition: EditionDetail;
  check: EditionCheck;
  moves: EditionMove[];
}

const SHOWN = 60;

/** Whether the content has its fingerprints, and every number that the live data say otherwise now. */
export function EditionChanges({ edition, check, moves }: EditionChangesProps) {
  if (!check.isIntact) return <Broken check={check} />;
  const { differences } = check;
  if (differences.length === 0) {
    return (
      <div className="mb-5">
        <Notice tone="done" title="内容与指纹一致，实时数据没有变化" />
      </div>
    );
  }
  const words = changeWords({ differences: differences.length, corrections: check.corrections });
  return (
    <div className="mb-5">
      <Notice tone="soon" title={`数据已变化：${words}。这一期的数字保持定稿时的样子`}>
        <p>内容与指纹一致。更正是定稿时计入的现在不再计入，新进展是定稿后办理的。</p>
        <details className="mt-2">
          <summary className="cursor-pointer">逐项查看变化</summary>
          <Differences differences={differences} />
        </details>
        {moves.length > 0 && (
          <details className="mt-2">
            <summary className="cursor-pointer">查看原因：定稿后办理过的任务</summary>
            <Moves edition={edition} moves={moves} />
          </details>
        )}
      </Notice>
    </div>
  );
}

function Broken({ check }: { check: EditionCheck }) {
  return (
    <div className="mb-5">
      <Notice tone="error" title="这一期的内容与定稿时的指纹不一致，请立即报告管理员">
        <code className="break-all text-xs">{check.fingerprint}</code>
      </Notice>
    </div>
  );
}

function Differences({ differences }: { differences: readonly EditionDifference[] }) {
  const rest = differences.length - SHOWN;
  return (
    <>
      <Table caption="定稿后的变化" density="compact" cards className="mt-2">
        <thead>
          <tr>
            <th scope="col">哪一行</th>
            <th scope="col">数字</th>
            <th scope="col" className="num">
              定稿时
            </th>
            <th scope="col" className="num">
              现在
            </th>
            <th scope="col">性质</th>
          </tr>
        </thead>
        <tbody>
          {differences.slice(0, SHOWN).map((one) => (
            <tr key={`${one.key}-${one.what}`}>
              <th scope="row" data-label="哪一行">
                {one.name}
              </th>
              <td data-label="数字">{MEASURE_WORDS[one.what]}</td>
              <td data-label="定稿时" className="num">
                {formatCount(one.frozen)}
              </td>
              <td data-label="现在" className="num">
                {formatCount(one.live)}
              </td>
              <td data-label="性质">{one.isProgress ? "新进展" : <Tag>更正</Tag>}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {rest > 0 && <p className="mt-2 text-sm">另有 {rest} 处变化没有列出。</p>}
    </>
  );
}

/** The page of what changed in the region since the day of the figures. */
function changesHref({ regionCode, query }: EditionDetail): string {
  return `/desk/dashboard/${regionCode}/changes?from=${query.day}`;
}

function Moves({ edition, moves }: Pick<EditionChangesProps, "edition" | "moves">) {
  return (
    <>
      <Table caption="定稿后办理过的任务" density="compact" cards className="mt-2">
        <thead>
          <tr>
            <th scope="col">单位和任务</th>
            <th scope="col">变化</th>
            <th scope="col">时间</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {moves.map((one) => (
            <tr key={one.id}>
              <th scope="row" data-label="单位和任务">
                <Link
                  className="link"
                  href={`/desk/assignments/${one.assignmentId}`}
                  prefetch={false}
                >
                  {one.organisationName}
                </Link>{" "}
                <span className="text-ink-soft">
                  {one.code} {one.title}
                </span>
              </th>
              <td data-label="变化">
                {one.fromStatus === one.toStatus
                  ? `${STATUS_LABELS[one.toStatus]}，期限或要求有改动`
                  : `${STATUS_LABELS[one.fromStatus]} → ${STATUS_LABELS[one.toStatus]}`}
              </td>
              <td data-label="时间">{momentLabel(new Date(one.at))}</td>
              <td data-label="说明">{one.reason ?? "填报或审核"}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 text-sm">
        最多列最近 50 条，
        <Link className="link" href={changesHref(edition)} prefetch={false}>
          查看两日之间的全部变化
        </Link>
        。
      </p>
    </>
  );
}
