import { Table } from "@/components/ui/table";
import { FOLLOWED_LABELS, MOVEMENT_LABELS } from "@/lib/domain/counters/changes/labels";
import { FOLLOWED } from "@/lib/domain/counters/changes/rules";
import type {
  ChangedPart,
  Changes,
  FollowedFigure,
  Movement,
} from "@/lib/domain/counters/changes/types";
import { withBase } from "@/lib/shared/base-path";
import { dayLabel } from "@/lib/shared/dates";
import { groupDigits } from "@/lib/shared/figures";
import { type ChangesAsked, changesHref } from "./changes-query";

type NumberProps = { count: number; sign: "+" | "−" | ""; href: string; label: string };

function MovedNumber({ count, sign, href, label }: NumberProps) {
  if (count === 0) return <span className="text-ink-hint">0</span>;
  return (
    <a className="link" href={withBase(href)} aria-label={`${label} ${count} 项，查看是哪些`}>
      {sign}
      {groupDigits(count)}
    </a>
  );
}

type WaterfallProps = { changes: Changes; asked: ChangesAsked };

/** Each figure of the earlier day, what came in, what went out, and the figure of the later day. */
export function Waterfall({ changes, asked }: WaterfallProps) {
  const figures = Object.keys(FOLLOWED) as FollowedFigure[];
  return (
    <Table caption="各项数字的变化" cards>
      <thead>
        <tr>
          <th scope="col">数字</th>
          <th scope="col" className="num">
            {dayLabel(changes.from)}末
          </th>
          <th scope="col">增加</th>
          <th scope="col">减少</th>
          <th scope="col" className="num">
            {dayLabel(changes.to)}末
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure}>
            <th scope="row">{FOLLOWED_LABELS[figure]}</th>
            <td className="num" data-label={`${dayLabel(changes.from)}末`}>
              {groupDigits(changes.before[figure])}
            </td>
            <td data-label="增加">
              <Causes causes={FOLLOWED[figure].in} sign="+" changes={changes} asked={asked} />
            </td>
            <td data-label="减少">
              <Causes causes={FOLLOWED[figure].out} sign="−" changes={changes} asked={asked} />
            </td>
            <td className="num" data-label={`${dayLabel(changes.to)}末`}>
              {groupDigits(changes.after[figure])}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

type CausesProps = WaterfallProps & { causes: readonly Movement[]; sign: "+" | "−" };

function Causes({ causes, sign, changes, asked }: CausesProps) {
  return (
    <ul className="change-causes">
      {causes.map((move) => (
        <li key={move}>
          {MOVEMENT_LABELS[move]}{" "}
          <MovedNumber
            count={changes.movements[move]}
            sign={sign}
            href={changesHref(asked, { move })}
            label={MOVEMENT_LABELS[move]}
          />
        </li>
      ))}
    </ul>
  );
}

const SHOWN: Movement[] = [
  "done",
  "reopened",
  "overdue",
  "overdue_gone",
  "returned",
  "re_dated",
  "dropped",
  "made",
];

type PartsProps = {
  title: string;
  parts: readonly ChangedPart[];
  hrefOf: (part: ChangedPart, move: Movement) => string;
};

/** The movements by carrier or by child, each number opening its assignments. */
export function PartsTable({ title, parts, hrefOf }: PartsProps) {
  const shown = SHOWN.filter((move) => parts.some(({ movements }) => movements[move] > 0));
  if (shown.length === 0) return <p className="p-5">这段时间没有变化。</p>;
  return (
    <Table caption={title}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {shown.map((move) => (
            <th key={move} scope="col" className="num">
              {MOVEMENT_LABELS[move]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.code}>
            <th scope="row">{part.name}</th>
            {shown.map((move) => (
              <td key={move} className="num">
                <MovedNumber
                  count={part.movements[move]}
                  sign=""
                  href={hrefOf(part, move)}
                  label={`${part.name}${MOVEMENT_LABELS[move]}`}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
