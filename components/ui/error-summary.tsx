import { ErrorSummaryFocus } from "./error-summary-focus";

export type FieldMessage = { field: string; message: string };

const LONGEST_LINE = 80;

/** Of what somebody else wrote at length, the summary shows the beginning; all of it stands at the field. */
function beginningOf(message: string): string {
  return message.length > LONGEST_LINE ? `${message.slice(0, LONGEST_LINE)}……` : message;
}

/** Lists what is wrong above a form, each line leads to its field; takes the focus when it appears. */
export function ErrorSummary({
  errors,
  title,
  answer,
}: {
  errors: readonly FieldMessage[];
  title?: string;
  /** What the errors come from: a new one takes the focus anew. */
  answer?: object;
}) {
  if (errors.length === 0) return null;
  return (
    <ErrorSummaryFocus answer={answer}>
      <h2>{title ?? `有 ${errors.length} 处需要修改`}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={`${field}:${message}`}>
            <a href={`#${field}`}>{beginningOf(message)}</a>
          </li>
        ))}
      </ul>
    </ErrorSummaryFocus>
  );
}
