import { groupDigits } from "@/lib/shared/figures";

/** What became of a batch's rows. */
interface Outcome {
  taken: number;
  unchanged: number;
  refused: number;
}

const COLUMNS: readonly [label: string, of: (outcome: Outcome) => number][] = [
  ["采用", ({ taken }) => taken],
  ["相同", ({ unchanged }) => unchanged],
  ["未采用", ({ refused }) => refused],
];

/** The heads above `OutcomeCells`. */
export function OutcomeHeads() {
  return COLUMNS.map(([label]) => (
    <th key={label} scope="col" className="num">
      {label}
    </th>
  ));
}

/** How many rows of a batch or run were taken, unchanged and refused. */
export function OutcomeCells({ outcome }: { outcome: Outcome }) {
  return COLUMNS.map(([label, of]) => (
    <td key={label} data-label={label} className="num">
      {groupDigits(of(outcome))}
    </td>
  ));
}
