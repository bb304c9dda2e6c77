import { DescriptionList } from "@/components/ui/facts";
import { STATUS_WORDS } from "@/lib/domain/suggestions/labels";
import type { TrackedSuggestion } from "@/lib/domain/suggestions/tracking/types";
import { dayLabel } from "@/lib/shared/dates";

/** Where it stands, what was written, and what has happened, by days. */
export function TrackedFacts({ tracked }: { tracked: TrackedSuggestion }) {
  const { status, categoryName, regionName, receivedOn, dueOn, text, photoCount, history } =
    tracked;
  const isWaiting = status === "received";
  return (
    <>
      <p className="mb-4 text-lg font-semibold" role="status">
        {STATUS_WORDS[status]}
        {isWaiting && `，${dayLabel(dueOn)}前办理初审`}
      </p>
      <DescriptionList
        items={[
          { term: "类别", value: categoryName },
          { term: "地点", value: regionName },
          { term: "提出日期", value: dayLabel(receivedOn) },
          { term: "照片", value: photoCount > 0 ? `${photoCount} 张` : "没有" },
          {
            term: "您写的",
            value: text ? <p className="suggest-words">{text}</p> : "内容已按规定删除",
          },
        ]}
      />
      <h2 className="mt-8 mb-3 text-lg font-semibold">办理过程</h2>
      <ol className="list-none p-0">
        {history.map(({ day, kind, words }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a history only grows at its end.
          <li key={at} className="mb-4">
            <p>
              <span className="text-ink-soft">{dayLabel(day)}</span>　{kind}
            </p>
            {words && <p className="suggest-words">{words}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}
