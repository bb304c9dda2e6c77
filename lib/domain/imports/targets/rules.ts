import type { GridCell } from "@/lib/platform/spreadsheet/types";
import { unsure, wrong } from "../doubts/rules";
import type { Note } from "../doubts/types";
import { type Direction, importLimits } from "../schema";
import { chineseNumber } from "../values/rules";

// How a target is read. ≥, 不低于, 以上 mean that more is better; ≤, 不超过, 以内 that less is; a bare
// number is to be reached; a bare nought must stay nought. A percentage lies between 0 and 100, no target
// is negative, and the unit in the target must not contradict the unit column.

/** What a target cell says. Null where it says nothing that can be used; then an error note says why. */
export interface TargetReading {
  direction: Direction | null;
  target: number | null;
  unit: string;
  /** True for 是, 已建立 and the like: each unit answers yes or no. */
  isYesNo: boolean;
  notes: Note[];
}

/** Longer texts are no target; cut, they are refused as such. */
const LONGEST = 100;
const REMEDY = "请写成“≥95%”“100%”“≤2%”“≥4”或“0”这样的形式";
const UP = /^(≥|>|不低于|不少于|不小于|大于等于|大于或等于|大于|高于|超过|至少)/;
const DOWN = /^(≤|<|不超过|不高于|不多于|不大于|小于等于|小于或等于|小于|低于|少于|控制在)/;
const STRICT = /^(>|<|大于(?!等于|或等于)|高于|超过|小于(?!等于|或等于)|低于|少于)/;
const EQUAL = /^(=|＝|等于|达到|达|为)/;
const UP_END = /(及以上|以上)$/;
const DOWN_END = /(及以下|以下|以内|之内)$/;
const UNSET = /^(不设|不设目标|不设目标值|无目标|暂不设)$/;
const ZERO = /^(零|清零|为零|无|零发生|不发生|零容忍)$/;
const ALL = /^(全覆盖|全面覆盖|全部|全部完成|全部到位|百分之百|百分百)$/;
const YES = /^(是|完成|已完成|按期完成|建立|已建立|建成|出台|印发)$/;

/** The unit in its one spelling: 百分比 and 百分点 are %. */
export function plainUnit(text: string): string {
  const unit = text.replace(/\s+/g, "").replace(/[（(].*?[)）]/g, "");
  return /^(%|百分比|百分点|比例|百分数)$/.test(unit) ? "%" : unit;
}

function plainTarget(text: string): string {
  return text
    .replace(/\s+/g, "")
    .replace(/[≧⩾]|>=|＞=|＞＝|>＝/g, "≥")
    .replace(/[≦⩽]|<=|＜=|＜＝|<＝/g, "≤")
    .replace(/＞/g, ">")
    .replace(/＜/g, "<")
    .replace(/(\d)[,，](?=\d{3})/g, "$1")
    .replace(/百分之([〇零一二三四五六七八九十百两]+)/g, (whole, numeral: string) => {
      const value = chineseNumber(numeral);
      return value === null ? whole : `${value}%`;
    })
    .replace(/百分之(\d+(?:\.\d+)?)/g, "$1%")
    .replace(/[。；;]+$/, "");
}

interface Parts {
  direction: Direction;
  amount: number;
  unit: string;
  isStrict: boolean;
  hasSign: boolean;
}

/** Takes a target apart: comparison, number, unit. Null when it is not of that form. */
function partsOf(text: string): Parts | null {
  const isUp = UP.test(text) || UP_END.test(text);
  const isDown = DOWN.test(text) || DOWN_END.test(text);
  if (isUp && isDown) return null;
  const rest = [UP, DOWN, EQUAL, UP_END, DOWN_END].reduce(
    (left, sign) => left.replace(sign, ""),
    text,
  );
  const match = /^(\d+(?:\.\d+)?)([^\d]{0,12})$/.exec(rest);
  if (!match || /[-~～—至到]/.test(match[2] ?? "")) return null;
  const direction = isUp ? "increase" : isDown ? "decrease" : "reach";
  const [, number = "", unit = ""] = match;
  const hasSign = isUp || isDown || unit !== "";
  return {
    direction,
    amount: Number(number),
    unit: plainUnit(unit),
    isStrict: STRICT.test(text),
    hasSign,
  };
}

function inWords(text: string, unit: string): TargetReading | null {
  if (ZERO.test(text)) {
    return { direction: "zero", target: 0, unit, isYesNo: false, notes: [] };
  }
  if (UNSET.test(text)) {
    return { direction: "increase", target: null, unit, isYesNo: false, notes: [] };
  }
  const note = unsure(`“${text}”按 100% 理解`);
  if (ALL.test(text)) {
    return {
      direction: "reach",
      target: 100,
      unit: "%",
      isYesNo: false,
      notes: [note],
    };
  }
  if (YES.test(text)) {
    const yes = unsure(`“${text}”按“是否完成”理解：各单位回答是或否，汇总为百分比，目标 100%`);
    return {
      direction: "reach",
      target: 100,
      unit: "%",
      isYesNo: true,
      notes: [yes],
    };
  }
  return null;
}

/** The amount in the indicator's unit: a bare 0.95 under % is 95. */
function scaled(parts: Parts, unit: string): { amount: number; notes: Note[] } {
  const isFraction = unit === "%" && !parts.hasSign && parts.amount > 0 && parts.amount <= 1;
  if (!isFraction) return { amount: parts.amount, notes: [] };
  const amount = Number((parts.amount * 100).toFixed(4));
  return { amount, notes: [unsure(`目标值写的是小数 ${parts.amount}，按 ${amount}% 理解`)] };
}

function rangeNotes(amount: number, unit: string): Note[] {
  if (unit === "%" && amount > 100) {
    return [wrong("百分比目标超过 100%", "请改为不超过 100% 的数")];
  }
  if (amount > importLimits.target) {
    return [wrong("目标值过大，超出可保存的范围", "请核对数字，或换用更大的单位（如万元、亿元）")];
  }
  return [];
}

function directionOf(parts: Parts, amount: number, unit: string): Direction {
  if (amount === 0 && parts.direction !== "increase") return "zero";
  return unit === "%" && amount === 100 && parts.direction === "increase"
    ? "reach"
    : parts.direction;
}

/** Reads a target with the unit its row names; `unitText` is empty when the row names none. */
export function readTarget(cell: GridCell, unitText: string): TargetReading {
  const columnUnit = plainUnit(unitText);
  const text = plainTarget(cell.text.slice(0, LONGEST));
  const failed = (...notes: Note[]): TargetReading => ({
    direction: null,
    target: null,
    unit: columnUnit,
    isYesNo: false,
    notes,
  });
  if (/^[≥≤><]?[-−－负]/.test(text)) return failed(wrong("目标值是负数", "请改为 0 或正数"));
  const worded = inWords(text, columnUnit);
  if (worded) return worded;
  const parts = partsOf(text);
  if (!parts) return failed(wrong("没有认出目标值", REMEDY));
  if (parts.unit !== "" && columnUnit !== "" && parts.unit !== columnUnit) {
    return failed(
      wrong(`目标值的单位是“${parts.unit}”，单位一栏是“${columnUnit}”`, "请把两处改成同一个单位"),
    );
  }
  const unit = parts.unit || columnUnit;
  const { amount, notes } = scaled(parts, unit);
  const outside = rangeNotes(amount, unit);
  if (outside.length > 0) return failed(...outside);
  if (unit === "") {
    return failed(
      wrong("没有写指标的单位", "请在单位一栏或目标值后写明单位，如 %、个、人、件、分"),
    );
  }
  if (parts.isStrict) {
    notes.push(
      unsure(`“${text}”按“${parts.direction === "increase" ? "≥" : "≤"}${amount}${unit}”理解`),
    );
  }
  const target = Number(amount.toFixed(4));
  const direction = directionOf(parts, amount, unit);
  return { direction, target, unit, isYesNo: false, notes };
}

const SPLIT =
  /^(.{2,60}?)[，,：:]?\s*((?:年内|全年|均|应)?(?:≥|≧|>=|>|＞|≤|≦|<=|<|＜|=|＝|不低于|不少于|不小于|大于等于|大于|高于|超过|至少|不超过|不高于|不多于|小于等于|小于|低于|少于|控制在|达到|达|为)\s*(?:百分之[〇零一二三四五六七八九十百]+|\d+(?:\.\d+)?)[^\d]{0,8})$/;

/** A rate or a score with its number right behind it: 红包案件查处率100%. */
const SPLIT_BARE =
  /^(.{1,59}(?:率|占比|比例|满意度|得分))[，,：:]?\s*(\d+(?:\.\d+)?\s*(?:%|分)(?:以上|以下|以内)?)$/;

/** Parts 问题合同整改率达到98%以上 into the indicator and its target; null where there is no target. */
export function splitTarget(text: string): { name: string; target: string } | null {
  const plain = text
    .slice(0, LONGEST)
    .trim()
    .replace(/[。；;]+$/, "");
  const found = SPLIT.exec(plain) ?? SPLIT_BARE.exec(plain);
  if (!found) return null;
  const [, name = "", target = ""] = found;
  return { name: name.trim(), target: target.replace(/^(年内|全年|均|应)/, "").trim() };
}
