import type { EntriesQuery } from "@/lib/domain/duties/chain/schema";

/** The words of what the names beneath a chain show. */
export const ENTRY_WORDS: Record<EntriesQuery["show"], string> = {
  missing: "尚未报送",
  drafting: "正在起草",
  handed_in: "已报送",
  all: "全部",
};
