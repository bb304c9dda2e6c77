import "server-only";
import type { Actor } from "@/lib/access/actor";
import { codeOf, fixedForm, spellCode } from "@/lib/domain/counters/codes/rules";
import type { FigureQuestion } from "@/lib/domain/counters/codes/types";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

type Proposed = ReadonlyMap<string, string>;

function givenOf(proposed: Proposed): Statement {
  return sql`(select code, question::jsonb as question
    from unnest(${[...proposed.keys()]}::text[], ${[...proposed.values()]}::text[])
      as g (code, question))`;
}

function kept(proposed: Proposed): Statement {
  return sql`select g.code from ${givenOf(proposed)} g
    join figure_code k on k.code = g.code and k.question = g.question`;
}

/** Which of some questions now have the codes that were proposed for them. */
async function claim(proposed: Proposed): Promise<Set<string>> {
  const found = await rows<{ code: string }>(sql`
    with made as (
      insert into figure_code (code, question)
      select code, question from ${givenOf(proposed)} g order by code
      on conflict (code) do nothing returning code
    )
    select code from made union all ${kept(proposed)}`);
  // What somebody else wrote in the same moment is only seen by a statement that begins after it.
  const seen = found.length < proposed.size ? await rows<{ code: string }>(kept(proposed)) : [];
  return new Set([...found, ...seen].map(({ code }) => code));
}

/** Tries one turn of codes for questions that have none yet; gives those that got theirs. */
async function takeTurn(
  waiting: readonly string[],
  { turn }: { turn: number },
): Promise<Map<string, string>> {
  const proposed = new Map<string, string>();
  for (const fixed of waiting) {
    const code = codeOf(fixed, turn);
    if (!proposed.has(code)) proposed.set(code, fixed);
  }
  const claimed = await claim(proposed);
  return new Map(
    [...proposed].flatMap(([code, fixed]) => (claimed.has(code) ? [[fixed, code]] : [])),
  );
}

/**
 * The short codes of figures that are about to leave the platform, spelt `7K2M-9QX4`, in the order of the
 * questions. One statement for all of them (a second where two questions meet in one code, one in 10^12).
 * Says nothing about the figures themselves: whoever opens a code sees what they reach. For a live
 * figure give the day of the export as `asOf`, so that the code leads back to what was printed.
 */
export async function codesFor(
  _actor: Actor,
  questions: readonly FigureQuestion[],
): Promise<string[]> {
  const fixed = questions.map(fixedForm);
  const codes = new Map<string, string>();
  let waiting = [...new Set(fixed)];
  for (let turn = 0; waiting.length > 0; turn += 1) {
    for (const [one, code] of await takeTurn(waiting, { turn })) codes.set(one, spellCode(code));
    waiting = waiting.filter((one) => !codes.has(one));
  }
  return fixed.map((one) => codes.get(one) ?? "");
}

/** The short code of one figure; see `codesFor`. */
export async function codeFor(actor: Actor, question: FigureQuestion): Promise<string> {
  const [code = ""] = await codesFor(actor, [question]);
  return code;
}
