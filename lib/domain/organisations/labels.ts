import type { LeadRole, OrganisationKind } from "@/lib/platform/generated/prisma/enums";

/** What each kind of organisation is called on the screen. */
export const organisationKindLabels: Record<OrganisationKind, string> = {
  office: "领导小组办公室",
  commission: "纪委监委",
  resident_group: "派驻机构",
  lead_unit: "牵头单位",
  township: "乡镇（街道）",
  village: "村（社区）",
  unit: "建设单位",
};

/** What each duty about a carrier is called. */
export const leadRoleLabels: Record<LeadRole, string> = {
  lead: "牵头",
  cooperating: "配合",
  resident: "派驻监督",
};
