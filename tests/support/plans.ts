import pg from "pg";

/** A statement as it was sent. */
export interface Sent {
  text: string;
  values: unknown[];
}

/** What the database did for a statement. */
export interface Plan {
  /** Blocks touched, in the cache or not. */
  buffers: number;
  rows: number;
  milliseconds: number;
  /** Tables that were read from one end to the other, with the rows that this took. */
  wholeTables: { table: string; rows: number }[];
}

interface Node {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Shared Hit Blocks"?: number;
  "Shared Read Blocks"?: number;
  Plans?: Node[];
}

interface Explained {
  "QUERY PLAN": [{ Plan: Node; "Execution Time": number }];
}

type Query = (this: pg.Client, ...parameters: unknown[]) => unknown;

function textOf(given: unknown, values: unknown): Sent | undefined {
  if (typeof given === "string")
    return { text: given, values: Array.isArray(values) ? values : [] };
  if (typeof given !== "object" || given === null || !("text" in given)) return undefined;
  const { text, values: own } = given as { text: unknown; values?: unknown };
  return typeof text === "string" ? { text, values: Array.isArray(own) ? own : [] } : undefined;
}

/** The statements that some work sends, in order. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function record(given, values, ...rest) {
    const one = textOf(given, values);
    if (one) sent.push(one);
    return query.call(this, given, values, ...rest);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return sent;
}

function wholeTables(node: Node): Plan["wholeTables"] {
  const below = (node.Plans ?? []).flatMap(wholeTables);
  if (node["Node Type"] !== "Seq Scan") return below;
  const rows = node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0);
  return [...below, { table: node["Relation Name"] ?? "", rows: rows * node["Actual Loops"] }];
}

/** Carries a reading statement out and tells what that took. */
export async function planOf(client: pg.ClientBase, { text, values }: Sent): Promise<Plan> {
  const { rows } = await client.query<Explained>(
    `explain (analyze, buffers, format json) ${text}`,
    values,
  );
  const found = rows[0]?.["QUERY PLAN"][0];
  if (!found) throw new Error("no plan");
  const { Plan: top } = found;
  return {
    buffers: (top["Shared Hit Blocks"] ?? 0) + (top["Shared Read Blocks"] ?? 0),
    rows: top["Actual Rows"] * top["Actual Loops"],
    milliseconds: found["Execution Time"],
    wholeTables: wholeTables(top),
  };
}
