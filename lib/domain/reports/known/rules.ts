import { fieldsOf, nearnessOfFields } from "@/lib/domain/guard/fields/rules";
import type { FieldPart } from "@/lib/domain/guard/fields/types";

/*
 * 最多报一次: which figure of a report to another task answers which field of this one. The fields are matched
 * by their names, the same one before one that is merely alike; a figure that is missing answers nothing.
 */

/** What a task calls its figures. */
export interface FigureNames {
  form: string;
  indicatorName: string;
  unit: string;
  numeratorName: string | null;
  denominatorName: string | null;
}

type Figures = Readonly<Record<FieldPart, string | null>>;

/** The figures of a known report by the fields of the asking task. */
export function matchFigures(
  asking: FigureNames,
  known: FigureNames,
  figures: Figures,
): { part: FieldPart; figure: string }[] {
  const given = fieldsOf(known).flatMap((field) => {
    const figure = figures[field.part];
    return figure === null ? [] : [{ field, figure }];
  });
  return fieldsOf(asking).flatMap((asked) => {
    const near = given.map(({ field, figure }) => ({
      figure,
      nearness: nearnessOfFields(asked, field),
    }));
    const best =
      near.find(({ nearness }) => nearness === "same") ?? near.find(({ nearness }) => nearness);
    return best ? [{ part: asked.part, figure: best.figure }] : [];
  });
}
