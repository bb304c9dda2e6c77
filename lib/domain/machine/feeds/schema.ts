import * as z from "zod";
import { placeSchema, sourceNameSchema, taskIdsSchema } from "@/lib/domain/machine/keys/schema";
import { mappingProblems } from "@/lib/domain/machine/mapping/rules";
import { type Columns, MAPPED } from "@/lib/domain/machine/mapping/types";
import { textSchema } from "@/lib/shared/text";

const LEAST_MINUTES = 5;
const MOST_MINUTES = 1_440;
const MINUTES_ERROR = `应为 ${LEAST_MINUTES} 至 ${MOST_MINUTES} 的整数`;

const line = (max: number) => textSchema({ max, optional: true }).default("");

/** What a form for a feed sends; `id` is empty for a new one. */
export const feedSchema = z
  .object({
    id: z.uuid({ error: "编号不正确，请刷新页面" }).optional(),
    version: z.coerce.number({ error: "版本号不正确，请刷新页面" }).int().default(0),
    kind: z.enum(["pull", "drop"], { error: "请选择取数方式" }),
    sourceName: sourceNameSchema,
    tasks: taskIdsSchema,
    region: placeSchema,
    address: line(1_000),
    /** Kept as it is where empty. */
    authorization: line(2_000),
    folder: line(40),
    rowsPath: line(300),
    task: line(300),
    organisation: line(300),
    year: line(300),
    period: line(300),
    numerator: line(300),
    denominator: line(300),
    value: line(300),
    observedAt: line(300),
    note: line(300),
    rhythm: z.enum(["daily", "every"], { error: "请选择多久取一次" }),
    time: line(5),
    minutes: line(4),
  })
  .transform((form, context) => {
    const problem = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message });
    const columns: Columns = {};
    for (const field of MAPPED) if (form[field]) columns[field] = form[field];
    for (const [field, message] of Object.entries(mappingProblems(columns)))
      problem(field, message);
    if (form.kind === "pull" && !form.address) problem("address", "请填写地址");
    if (form.kind === "pull" && !form.rowsPath)
      problem("rowsPath", "请填写行的路径，例如 $.data[*]");
    if (form.kind === "drop" && !/^[A-Za-z0-9_-]{1,40}$/.test(form.folder)) {
      problem("folder", "文件夹名只用字母、数字和 - _，例如 sanzi");
    }
    if (form.rhythm === "daily" && !/^([01]\d|2[0-3]):[0-5]\d$/.test(form.time)) {
      problem("time", "请按 02:30 的样子填写时间");
    }
    const minutes = Number(form.minutes);
    const isGood = Number.isInteger(minutes) && minutes >= LEAST_MINUTES && minutes <= MOST_MINUTES;
    if (form.rhythm === "every" && !isGood) problem("minutes", MINUTES_ERROR);
    const { id, version, kind, sourceName, tasks, region, authorization } = form;
    return {
      ...{ id, version, kind, sourceName, tasks, region, authorization, columns },
      address: kind === "pull" ? form.address : null,
      rowsPath: kind === "pull" ? form.rowsPath : null,
      folder: kind === "drop" ? form.folder : null,
      schedule: form.rhythm === "daily" ? `daily ${form.time}` : `every ${minutes}`,
    };
  });

/** One feed to do something with. */
export const feedActSchema = z.object({
  id: z.uuid({ error: "编号不正确，请刷新页面" }),
  version: z.coerce.number({ error: "版本号不正确，请刷新页面" }).int(),
});

/** A feed, checked. */
export type FeedInput = z.infer<typeof feedSchema>;
/** One feed to do something with, checked. */
export type FeedActInput = z.infer<typeof feedActSchema>;
