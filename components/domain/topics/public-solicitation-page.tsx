import { solicitationStateWords } from "@/lib/domain/topics/solicitations/labels";
import type { PublicSolicitation } from "@/lib/domain/topics/solicitations/types";
import { withQuery } from "@/lib/shared/query-string";
import { PublicLink } from "../public/public-link";
import { PublicBreadcrumb, PublicButtonLink } from "../public/public-navigation";
import { PublicHead } from "../public/section";
import { PublishedSolicitation } from "./published-solicitation";

type Props = PublicSolicitation & { topicCount: number; saidCount: number };

/** A solicitation: what is asked, until when, what is done with it, and the way into the gate. */
export function PublicSolicitationPage({ item, state, topicCount, saidCount }: Props) {
  const gate = withQuery("/suggest", { solicitation: item.subjectId });
  return (
    <>
      <PublicHead
        title={item.title}
        above={
          <div className="mb-3">
            <PublicBreadcrumb
              items={[{ href: "/topics", label: "建言评议" }, { label: item.title }]}
            />
          </div>
        }
      >
        <p>{solicitationStateWords[state]}</p>
      </PublicHead>
      <div className="wide mt-4">
        <PublishedSolicitation item={item} />
        {state === "open" && (
          <div className="mt-6 no-print">
            <PublicButtonLink primary href={gate} label="我来说一件" />
          </div>
        )}
        <p className="mt-6">
          {topicCount === 0
            ? "还没有从这次征集里公布的点题。"
            : `已从这次征集里公布 ${topicCount} 个点题，共 ${saidCount} 人这样说。`}{" "}
          <PublicLink href="/topics">看全部点题</PublicLink>
        </p>
      </div>
    </>
  );
}
