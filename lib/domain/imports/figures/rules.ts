import type { GridCell } from "@/lib/platform/spreadsheet/types";
import { plain, unsure, wrong } from "../doubts/rules";
import type { Reading } from "../doubts/types";

// How the numbers of a progress table are read. Offices write ４１２, 1,200, 全部完成, 已完成 39 项, 39项;
// a rate as 97.5%, as 0.97 that shows 97.0%, as bare 96.4. What is blank, 无 or — is no number. Two
// different numbers in one cell, 1.2万 and a rate of 1 are asked back, a negative one is refused.

/** A number as decimal text, or that it equals all that was due; null where the cell holds none. */
export type Figure = { amount: string } | "all" | null;

const NOTHING = /^(无|暂无|没有|未填|—+|-+|–|\/|待报|待统计|正在统计)$/;
const ALL = /^(均|已)?(全部|全面|百分之百|100%)(已)?(完成|办结|整改|到位|覆盖|落实)?(到位)?$/;
const NUMBER = /\d+(?:\.\d+)?/g;
const LONGEST = 60;
const UNCLEAR = "请写成“100%”或“1%”，或留空由系统计算";

function plainText(cell: GridCell): string {
  return cell.text
    .slice(0, LONGEST)
    .normalize("NFKC")
    .replace(/(\d)[,，](?=\d{3})/g, "$1")
    .replace(/\s+/g, "");
}

function fits(amount: string): boolean {
  return /^\d{1,14}(\.\d{1,4})?$/.test(amount);
}

const LARGE: Readonly<Record<string, number>> = {
  ...{ 十: 1e1, 百: 1e2, 千: 1e3, 万: 1e4, 十万: 1e5, 百万: 1e6, 千万: 1e7, 亿: 1e8 },
  ...{ 十亿: 1e9, 百亿: 1e10, 千亿: 1e11, 万亿: 1e12 },
};

/** What to say of 1.2万: what the indicator counts in is not known here, 12000 个 or 1.2 万元. */
function largeUnit(text: string): { message: string; remedy: string } | null {
  const found = /(\d+(?:\.\d+)?)([十百千万亿]+)/.exec(text);
  if (!found) return null;
  const [, amount = "", unit = ""] = found;
  const size = LARGE[unit];
  const whole = size === undefined ? "" : String(Number((Number(amount) * size).toFixed(4)));
  const written = whole === "" ? "完整的数字" : `完整的数字 ${whole}`;
  const remedy = `指标按个、件、人、元等计的，请写${written}；指标单位本身带“${unit}”的，只写 ${amount}`;
  return { message: `“${amount}${unit}”带有“${unit}”，不能确定是多少`, remedy };
}

/** Reads 应完成数 or 已完成数. */
export function readFigure(cell: GridCell | undefined, label: string): Reading<Figure> {
  if (!cell) return plain(null);
  const text = plainText(cell);
  const failed = (message: string) => ({
    value: null,
    notes: [wrong(`${label}：${message}`, "请改成一个数字，例如 39；没有的留空")],
  });
  if (cell.error) return failed(`单元格是 Excel 错误值 ${cell.error}`);
  if (text === "" && cell.formula) return failed("公式没有保存计算结果");
  if (text === "" || NOTHING.test(text)) return plain(null);
  if (ALL.test(text)) return { value: "all", notes: [unsure(`“${cell.text}”按应完成数理解`)] };
  if (cell.date) return failed("是一个日期");
  if (/^[-−－负]\d/.test(text)) return failed("是负数");
  const numbers = [...new Set(text.match(NUMBER) ?? [])];
  const [amount = ""] = numbers;
  if (numbers.length !== 1) {
    return failed(numbers.length === 0 ? "没有数字" : `有 ${numbers.length} 个不同的数字`);
  }
  if (/[%‰]/.test(text)) return failed("是一个比例，不是数量");
  const large = cell.number === undefined ? largeUnit(text) : null;
  if (large) return { value: null, notes: [wrong(`${label}：${large.message}`, large.remedy)] };
  const exact = cell.number === undefined ? amount : String(Number(cell.number.toFixed(4)));
  if (!fits(exact)) return failed("数字过大或小数过长");
  const isBare = text === amount || cell.number !== undefined;
  const words = unsure(`“${cell.text}”按 ${exact} 理解`);
  return { value: { amount: exact }, notes: isBare ? [] : [words] };
}

/** A rate in per cent, and how many places it was written with. */
export interface Rate {
  percent: number;
  places: number;
}

function rateOf(text: string): Rate {
  const places = (text.split(".")[1] ?? "").replace(/0+$/, "").length;
  return { percent: Number(text), places };
}

/** Reads 完成率: 97.5%, 96.4, a fraction such as 0.97, or the share at the end of a phrase. */
export function readRate(cell: GridCell | undefined): Reading<Rate | null> {
  if (!cell) return plain(null);
  const text = plainText(cell);
  if (text === "" || NOTHING.test(text)) return plain(null);
  if (cell.number !== undefined) {
    const isFraction = cell.percent === true || (cell.number > 0 && cell.number <= 1);
    const percent = Number((isFraction ? cell.number * 100 : cell.number).toFixed(4));
    const isUnclear = cell.number === 1 && cell.percent !== true;
    const notes = isUnclear ? [unsure("“1”按 100% 理解")] : [];
    return { value: rateOf(String(percent)), notes };
  }
  const share = /(\d+(?:\.\d+)?)%/.exec(text);
  if (share) return plain(rateOf(share[1] ?? ""));
  if (ALL.test(text)) return plain({ percent: 100, places: 0 });
  if (/^\d+(\.\d+)?$/.test(text)) {
    const number = Number(text);
    if (number === 1) {
      return {
        value: null,
        notes: [wrong(`完成率写的是“${text}”，不能确定是 1% 还是 100%`, UNCLEAR)],
      };
    }
    return plain(number > 0 && number < 1 ? rateOf(String(number * 100)) : rateOf(text));
  }
  const remedy = "请写成“97.5%”这样的形式，或留空由系统计算";
  return { value: null, notes: [wrong("没有认出完成率", remedy)] };
}

/** True when a stated rate is what the two numbers give, as far as it was written out. */
export function agrees(done: string, expected: string, rate: Rate): boolean {
  if (Number(expected) === 0) return true;
  const percent = (Number(done) / Number(expected)) * 100;
  const half = 0.5 * 10 ** -Math.min(rate.places, 4);
  return Math.abs(percent - rate.percent) <= half + 1e-9;
}
