import { channelWords } from "@/lib/domain/search/visitors/labels";
import type { OtherChannel } from "@/lib/domain/search/visitors/types";
import { Notice } from "../../../ui/feedback";
import { PublicLink } from "../../public/public-link";

/** Says who takes accusations, or requests for help: this site takes neither. */
export function ChannelHelp({ channel }: { channel: OtherChannel }) {
  const { title, note } = channelWords[channel];
  return (
    <div className="my-4 max-w-measure">
      <Notice tone="soon" title={title}>
        <p>{note}</p>
        <p className="mt-1">
          <a className="link" href={`tel:${channel}`}>
            拨打 {channel}
          </a>
        </p>
      </Notice>
    </div>
  );
}

const PLACES = [
  { href: "/sites", label: "示范点" },
  { href: "/cases", label: "案例与工作法" },
  { href: "/topics", label: "群众点题和答复" },
  { href: "/news", label: "资讯" },
  { href: "/notices", label: "公示公告" },
  { href: "/carriers", label: "载体与任务" },
  { href: "/policies", label: "政策依据" },
];

type NoResultProps = { query: string; isNarrowed: boolean; isTooShort: boolean };

function adviceFor({ isNarrowed, isTooShort }: NoResultProps): string {
  if (isTooShort) return "例如“村务”“家风”；拼音首字母也要两个以上。";
  if (isNarrowed) return "可以去掉种类或市州的限制再搜。";
  return "可以换一个更短的词，例如“三资”“家风”；拼音首字母也可以。";
}

/** What else can be tried when nothing was found, or nothing was looked for because a single character was given. */
export function NoResult(props: NoResultProps) {
  const { query, isTooShort } = props;
  return (
    <section className="my-6 max-w-measure" aria-labelledby="no-result">
      <h2 id="no-result">
        {isTooShort ? "一个字找不准，请再加一个字" : `没有找到含“${query}”的公开内容`}
      </h2>
      <p className="mt-2 text-ink-soft">{adviceFor(props)}</p>
      <p className="mt-2 text-ink-soft">也可以到这些栏目里找：</p>
      <ul className="chips mt-2">
        {PLACES.map(({ href, label }) => (
          <li key={href}>
            <PublicLink className="chip" href={href}>
              {label}
            </PublicLink>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-ink-soft">检举控告请拨打 12388，办事求助请拨打 12345。</p>
    </section>
  );
}
