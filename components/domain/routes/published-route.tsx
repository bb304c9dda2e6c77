import "../culture/culture.css";
import { ArticlePictures } from "@/components/domain/publications/article-pictures";
import type { PublishedBodyProps } from "@/components/domain/publications/published-props";
import { DescriptionList } from "@/components/ui/facts";
import { type RouteContent, routeContentSchema } from "@/lib/domain/routes/content/schema";
import { seasonWords, suitedWords } from "@/lib/domain/routes/labels";
import { durationLabel } from "@/lib/domain/routes/timetable/rules";
import { RouteLine } from "./route-line";
import { RouteStops } from "./route-stops";

type PublishedRouteProps = PublishedBodyProps & {
  gone?: readonly string[];
  /** Sites and venues whose own pages say that they are accessible; unknown in a preview. */
  accessible?: readonly string[];
  /** Sites that were named; unknown in a preview. */
  named?: readonly string[];
};

/** A route as the public sees it: its line, the facts of the whole, its stops in order. */
export function PublishedRoute(props: PublishedRouteProps) {
  const { item, pictures, gone = [], accessible, named } = props;
  const content = routeContentSchema.parse(item.content);
  return (
    <div className="culture-body">
      <ArticlePictures pictures={pictures ?? []} />
      <RouteLine stops={content.stops} gone={gone} />
      <DescriptionList items={factsOf(content, accessible)} />
      <section aria-label="站点">
        <h2>站点</h2>
        <RouteStops stops={content.stops} gone={gone} named={named} />
      </section>
    </div>
  );
}

function groupOf({ groupMin, groupMax }: RouteContent): string {
  if (groupMin === null && groupMax === null) return "不限";
  if (groupMin === null) return `不超过 ${groupMax} 人`;
  return groupMax === null ? `${groupMin} 人以上` : `${groupMin} 到 ${groupMax} 人`;
}

/** What the office says of the whole route, and at which stops nobody has said so. */
function accessOf(content: RouteContent, accessible: readonly string[] | undefined): string {
  if (!content.isAccessible) return "没有登记";
  const words = content.accessibleNote || "全程有无障碍设施";
  const open = content.stops.filter(
    ({ subjectId }) => subjectId !== null && accessible && !accessible.includes(subjectId),
  );
  if (open.length === 0) return words;
  const names = open.map(({ name }) => name).join("、");
  return `${words}。${names}自己的页面没有写明无障碍，坐轮椅前往请先电话询问`;
}

function factsOf(content: RouteContent, accessible: readonly string[] | undefined) {
  const { seasons, suited, minutes, stops, costNote, contact, bookingNote } = content;
  const words = (codes: readonly string[], of: Record<string, string>) =>
    codes.map((code) => of[code] ?? code).join("、");
  const facts = [
    { term: "全程", value: `约 ${durationLabel(minutes)}（含路上），${stops.length} 站` },
    { term: "适宜季节", value: words(seasons, seasonWords) },
    { term: "适合", value: words(suited, suitedWords) },
    { term: "人数", value: groupOf(content) },
    { term: "费用", value: costNote },
    { term: "预约", value: bookingNote },
    { term: "咨询", value: contact },
    { term: "无障碍", value: accessOf(content, accessible) },
  ];
  return facts.filter(({ value }) => value !== "");
}
