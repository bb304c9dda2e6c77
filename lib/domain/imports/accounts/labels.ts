import type { ImportableRole } from "./types";

/** How a role may be written, from the most particular to the most general. */
export const roleWords: readonly [RegExp, ImportableRole][] = [
  [/^(填报员|填报人|报送员|信息员|联络员)$/, "reporter"],
  [/^(单位负责人|负责人|主要负责人)$/, "unit_head"],
  [/^(乡镇街道|乡镇|街道|乡镇审核员|街道审核员|乡镇街道审核员)$/, "township"],
  [/^(牵头单位|牵头单位审核员|牵头部门)$/, "lead_unit"],
  [/^(办公室|领导小组办公室)$/, "office"],
  [/^(监督检查室|监督员|纪委|纪委监委)$/, "supervisor"],
  [/^(派驻|派驻机构|派驻组|派驻纪检监察组|纪检监察组)$/, "resident_group"],
  [/^(检查员|检查人员)$/, "inspector"],
  [/^(案例评审员|评审员)$/, "assessor"],
  [/^(建议审核员|群众建议审核员)$/, "moderator"],
  [/^(答题员|答复员)$/, "answerer"],
];

/** Administrators, in words: never imported. */
export const administratorWords = /管理员/;
