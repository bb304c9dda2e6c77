import { importsOf, type Rule } from "../source-tree";

/*
 * Public figures come from a released edition for the public, and from nowhere else. The only module that
 * reads editions for them is lib/domain/editions/published; what public pages and the queries behind them
 * import of counters and editions is pure (types, rules, labels), and every statement of that module asks for
 * what is released and for the public.
 */

const PUBLIC_SIDE =
  /^(app\/\(public\)\/|components\/domain\/public\/|lib\/domain\/(sites|portal|disclosure)\/)/;
const FIGURES = /^lib\/domain\/(editions|counters|assignments|meetings|circulars|supervision)\//;
const PURE = /\/(types|rules|labels)$/;
const DOOR = "lib/domain/editions/published/queries";
const STATEMENT = /from edition e\b[^`]*/g;

/** Public pages and what feeds them read no live figure and no edition but through the one door. */
export const publicFiguresComeFromReleasedEditions: Rule = (sources) =>
  sources
    .filter((file) => PUBLIC_SIDE.test(file.path))
    .flatMap((file) =>
      importsOf(file)
        .filter(
          ({ target, isType }) =>
            !isType && FIGURES.test(target) && !PURE.test(target) && target !== DOOR,
        )
        .map(({ target }) => `${file.path} takes figures from ${target}`),
    );

/** Every statement of the door keeps to what is released and for the public. */
export const publishedEditionsAreReleased: Rule = (sources) =>
  sources
    .filter((file) => file.path === `${DOOR}.ts`)
    .flatMap((file) => {
      const asked = file.text.match(/\$\{IS_PUBLIC\}/g)?.length ?? 0;
      const read = file.text.match(/export async function/g)?.length ?? 0;
      const rule = file.text.match(/IS_PUBLIC = sql`([^`]*)`/)?.[1] ?? "";
      const isStrict =
        rule.includes("e.status = 'released'") && rule.includes("e.purpose = 'public'");
      const isWhole = isStrict && asked === read && (file.text.match(STATEMENT)?.length ?? 0) > 0;
      return isWhole ? [] : [`${file.path} reads editions that are not released for the public`];
    });

/** A statement that says by itself which rows of `publication` the public sees. */
const SHOWN_BY_HAND = /\bpublication (\w+)\b[^`]*\b\1\.status = 'published'/;

/** What is shown to the public is said in one place: isPublished and isShown of lib/domain/publications/policy. */
export const whatIsShownIsSaidOnce: Rule = (sources) =>
  sources
    .filter(({ path }) => path.startsWith("lib/") && !path.startsWith("lib/domain/publications/"))
    .filter(({ text }) => SHOWN_BY_HAND.test(text))
    .map(({ path }) => `${path} says by itself what is shown to the public`);
