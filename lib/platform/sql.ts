/** SQL text with its values; fragments nest. Numbered only when it is sent. */
export class Statement {
  readonly parts: readonly string[];
  readonly values: readonly unknown[];

  constructor(parts: readonly string[], values: readonly unknown[]) {
    this.parts = parts;
    this.values = values;
  }
}

interface Compiled {
  text: string;
  values: unknown[];
}

function append(statement: Statement, into: Compiled): void {
  statement.parts.forEach((part, index) => {
    into.text += part;
    if (index >= statement.values.length) return;
    const value = statement.values[index];
    if (value instanceof Statement) {
      append(value, into);
      return;
    }
    into.values.push(value);
    into.text += `$${into.values.length}`;
  });
}

/** The text with $1… and its values, as the driver wants them. */
export function compile(statement: Statement): Compiled {
  const compiled: Compiled = { text: "", values: [] };
  append(statement, compiled);
  return compiled;
}

/** A statement from a template: each `${value}` becomes a parameter, each nested Statement its text. */
export function sql(parts: TemplateStringsArray, ...values: unknown[]): Statement {
  return new Statement(parts, values);
}

/** Text that is part of the program (a column, a keyword), never of the input. */
sql.raw = (text: string): Statement => new Statement([text], []);

/** Nothing. */
sql.empty = new Statement([""], []);

/** Statements in a row with `separator` between them. */
sql.join = (statements: readonly Statement[], separator = ", "): Statement => {
  if (statements.length === 0) return sql.empty;
  const parts = ["", ...statements.slice(1).map(() => separator), ""];
  return new Statement(parts, statements);
};

/** Conditions joined by AND; true when there are none. */
sql.and = (conditions: readonly Statement[]): Statement =>
  conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, " and ")})`;

/** Conditions joined by OR; false when there are none. */
sql.or = (conditions: readonly Statement[]): Statement =>
  conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, " or ")})`;
