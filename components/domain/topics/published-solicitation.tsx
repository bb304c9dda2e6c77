import { solicitationContentSchema } from "@/lib/domain/topics/solicitations/schema";
import { DescriptionList } from "../../ui/facts";
import { Tag } from "../../ui/mark";
import { fullDay } from "../public/full-day";
import type { PublishedBodyProps } from "../publications/published-props";
import "./topics.css";

/** A solicitation as the public reads it, below its heading. */
export function PublishedSolicitation({ item }: PublishedBodyProps) {
  const content = solicitationContentSchema.parse(item.content);
  const { intro, promise, fields, opensOn, closesOn, period } = content;
  return (
    <article className="article">
      {item.isExample && (
        <p className="mb-3">
          <Tag tone="amber">示例</Tag>
        </p>
      )}
      <div className="prose">
        <p className="whitespace-pre-line">{intro}</p>
      </div>
      <div className="mt-4 max-w-2xl">
        <DescriptionList
          items={[
            { term: "领域", value: fields.map(({ name }) => name).join("、") },
            { term: "地区", value: item.regionName },
            ...(period ? [{ term: "时段", value: period }] : []),
            { term: "时间", value: `${fullDay(opensOn)}至${fullDay(closesOn)}` },
            { term: "怎么用", value: promise },
          ]}
        />
      </div>
    </article>
  );
}
