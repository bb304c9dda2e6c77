import type { MatchedRow, RowAnswer } from "@/lib/domain/reports/progress/types";
import { Select } from "../../../ui/input";
import { type Shape, StatusMark, type Tone } from "../../../ui/mark";
import { Table } from "../../../ui/table";

const STATES: Record<MatchedRow["state"], { tone: Tone; shape: Shape; word: string }> = {
  new: { tone: "green", shape: "check", word: "存入草稿" },
  changed: { tone: "green", shape: "check", word: "更新草稿" },
  same: { tone: "grey", shape: "dash", word: "没有变化" },
  left: { tone: "grey", shape: "dash", word: "不改动" },
  ask: { tone: "amber", shape: "question", word: "请选择" },
  wrong: { tone: "red", shape: "return", word: "须改正" },
};

interface ProgressRowsProps {
  rows: MatchedRow[];
  answers: Readonly<Record<string, RowAnswer>>;
  onAnswer: (key: string, answer: RowAnswer) => void;
}

/** Each row of the table: what it says, to whom it goes, and what has to be chosen. */
export function ProgressRows({ rows, answers, onAnswer }: ProgressRowsProps) {
  return (
    <Table caption="汇总表各行" density="compact" cards>
      <thead>
        <tr>
          <th scope="col">行</th>
          <th scope="col">表中写的</th>
          <th scope="col">对应的单位和任务</th>
          <th scope="col" className="num">
            完成 / 应完成
          </th>
          <th scope="col">处理</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td data-label="行" className="num">
              {row.row}
            </td>
            <th scope="row" data-label="表中写的" className="font-normal">
              {row.unit}
              <span className="block text-xs text-ink-hint">{row.task}</span>
            </th>
            <td data-label="对应">
              {row.organisationName || "没有找到"}
              <span className="block text-xs text-ink-hint">{row.taskTitle}</span>
            </td>
            <td data-label="完成 / 应完成" className="num">
              {row.figures || "（空）"}
              {row.state === "changed" && row.before && (
                <span className="block text-xs text-ink-hint">原为 {row.before}</span>
              )}
            </td>
            <td data-label="处理">
              <StatusMark {...STATES[row.state]} />
              {row.reason && <span className="block text-xs text-ink-hint">{row.reason}</span>}
              <Answers row={row} answer={answers[row.key] ?? {}} onAnswer={onAnswer} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface AnswersProps {
  row: MatchedRow;
  answer: RowAnswer;
  onAnswer: ProgressRowsProps["onAnswer"];
}

function Answers({ row, answer, onAnswer }: AnswersProps) {
  return (
    <span className="mt-1 flex flex-col gap-1">
      {row.choices.length > 0 && (
        <Select
          aria-label={`第 ${row.row} 行是哪个单位`}
          value={answer.assignmentId ?? ""}
          onChange={(event) =>
            onAnswer(row.key, { ...answer, assignmentId: event.target.value || undefined })
          }
        >
          <option value="">请选择单位</option>
          {row.choices.map((choice) => (
            <option key={choice.assignmentId} value={choice.assignmentId}>
              {choice.label}
            </option>
          ))}
        </Select>
      )}
      {row.isContradictory && (
        <Select
          aria-label={`第 ${row.row} 行以哪个数为准`}
          value={answer.use ?? ""}
          onChange={(event) =>
            onAnswer(row.key, {
              ...answer,
              use: (event.target.value || undefined) as RowAnswer["use"],
            })
          }
        >
          <option value="">请选择以哪个为准</option>
          <option value="numbers">以应完成数、已完成数为准</option>
          <option value="skip">退回核实，这一行不导入</option>
        </Select>
      )}
    </span>
  );
}
