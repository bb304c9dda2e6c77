import { defineRoute } from "@/lib/access/route";
import { readFeedback } from "@/lib/domain/supervision/feedback/queries";
import { feedbackFilterSchema } from "@/lib/domain/supervision/feedback/schema";
import { requireStaffActor } from "@/lib/domain/supervision/policy";
import { csvLinesOf } from "@/lib/domain/supervision/tables/rules";
import { csvText } from "@/lib/shared/csv";
import { dayAt } from "@/lib/shared/dates";
import { fileHeaders } from "@/lib/shared/file-headers";

/** 信息反馈 as the page shows it, for a spreadsheet. */
export const GET = defineRoute({
  name: "feedback.export",
  handle: async (actor, request) => {
    const filter = feedbackFilterSchema.parse(Object.fromEntries(request.nextUrl.searchParams));
    const { tables } = await readFeedback(requireStaffActor(actor), filter);
    const headers = fileHeaders(`信息反馈-${dayAt(new Date())}.csv`, "csv");
    return new Response(csvText(csvLinesOf(tables)), { headers });
  },
});
