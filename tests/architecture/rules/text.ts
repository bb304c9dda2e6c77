import ts from "typescript";
import { commentsOf, type Rule, walk } from "../source-tree";

const CHINESE = /\p{Script=Han}/u;
/** A run as long as a clause, its commas included, or a full stop after Chinese words. */
const CHINESE_PROSE = /[\p{Script=Han}，、]{14,}|\p{Script=Han}{4}[。；]/u;
const UNFINISHED = /\b(TODO|FIXME|XXX|HACK)\b/;

/** Comments are written in English; terms and examples in Chinese may be quoted. */
export const commentsAreEnglish: Rule = (sources) =>
  sources.flatMap((file) =>
    commentsOf(file)
      .filter(({ text }) => CHINESE_PROSE.test(text))
      .map(({ line }) => `${file.path}:${line}: a comment in Chinese`),
  );

/** What is left to do is an issue, not a comment. */
export const nothingIsLeftForLater: Rule = (sources) =>
  sources.flatMap((file) =>
    commentsOf(file)
      .filter(({ text }) => UNFINISHED.test(text))
      .map(({ line }) => `${file.path}:${line}: an unfinished note`),
  );

const SUPPRESSIONS = ["@ts-ignore", "@ts-expect-error", "@ts-nocheck", "eslint-disable"];

/** No compiler error is silenced. */
export const noErrorIsSilenced: Rule = (sources) =>
  sources.flatMap((file) =>
    commentsOf(file)
      .filter(({ text }) => SUPPRESSIONS.some((word) => text.includes(word)))
      .map(({ line }) => `${file.path}:${line}: silences the compiler`),
  );

/** A test that sleeps is slow on a good day and wrong on a bad one. */
export const testsDoNotSleep: Rule = (sources) =>
  sources
    .filter((file) => /^tests\/(unit|integration|e2e)\//.test(file.path))
    .flatMap((file) => {
      const found: string[] = [];
      walk(file.tree, (node) => {
        if (!ts.isCallExpression(node)) return;
        if (/\bwaitForTimeout$/.test(node.expression.getText())) found.push(file.path);
      });
      return found.map((path) => `${path}: waits for time to pass`);
    });

const PLACES = /(^|["'`\s(=])\/(work|tmp|root|home)\//;

/** A folder of somebody's machine is nobody else's. */
export const noMachineIsNamed: Rule = (sources) =>
  sources.flatMap((file) => {
    const found: string[] = [];
    walk(file.tree, (node) => {
      if (!ts.isStringLiteralLike(node) || !PLACES.test(`"${node.text}`)) return;
      const line = file.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push(`${file.path}:${line}: names the folder ${node.text}`);
    });
    return found;
  });

/** The interface speaks calmly: no exclamation marks in what people read. */
export const interfaceIsCalm: Rule = (sources) =>
  sources
    .filter((file) => /^(app|components|lib)\//.test(file.path))
    .flatMap((file) => {
      const found: string[] = [];
      walk(file.tree, (node) => {
        const isText = ts.isStringLiteralLike(node) || ts.isJsxText(node);
        if (!isText || !CHINESE.test(node.text) || !/[!！]/.test(node.text)) return;
        const line = file.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        found.push(`${file.path}:${line}: an exclamation mark`);
      });
      return found;
    });

/** Where ranking is spoken of on purpose: the office's switch for one edition, and rules that forbid it. */
const ON_RANKING =
  /^(app|components|lib)\/.*(editions?|ranking|guard)(\/|-)|^components\/domain\/public\/edition/;
const DENIED = /(不是?|非|无)(排名次?|名次)/g;
const RANKING = /排名|名次|名列|倒数第/;

/** Nobody is ranked outside an edition that the office switched it on for. */
export const nobodyIsRanked: Rule = (sources) =>
  sources
    .filter((file) => /^(app|components|lib)\//.test(file.path) && !ON_RANKING.test(file.path))
    .flatMap((file) => {
      const found: string[] = [];
      walk(file.tree, (node) => {
        const isText =
          ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateLiteralToken(node);
        if (!isText || !RANKING.test(node.text.replace(DENIED, ""))) return;
        const line = file.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        found.push(`${file.path}:${line}: a ranking`);
      });
      return found;
    });
