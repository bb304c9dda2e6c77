import type { Adoption, CaseForm } from "@/lib/domain/cases/types";
import type { CaseStatus } from "@/lib/platform/generated/prisma/enums";

/** What each form is called. */
export const caseFormWords: Record<CaseForm, string> = { case: "典型案例", method: "工作法" };

/** How far a case has come, in words. */
export const caseStatusWords: Record<CaseStatus, string> = {
  drafting: "草稿",
  submitted: "待评选",
  assessing: "评审中",
  selected: "已入选",
  not_selected: "未入选",
  withdrawn: "已撤回",
};

/** How far a report of a copied case has come. */
export const adoptionStatusWords: Record<Adoption["status"], string> = {
  reported: "待核对",
  checked: "已核对",
  returned: "已退回",
};
