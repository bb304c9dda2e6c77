import { followTopicAction } from "@/lib/domain/suggestions/following/actions";
import { ActionForm } from "../../forms/action-form";
import { PublicPass } from "../../forms/public-pass";
import { PublicBreadcrumb, PublicButtonLink } from "../public/public-navigation";
import { PublicHead } from "../public/section";

interface FollowPageProps {
  topicId: string;
  title: string;
  follows: number;
}

/** 我也关注: one more is counted, nobody is noted. On a page of its own, because its pass holds only once. */
export function FollowPage({ topicId, title, follows }: FollowPageProps) {
  const topic = `/topics/${topicId}`;
  return (
    <>
      <PublicHead
        title="我也关注"
        above={
          <div className="mb-3">
            <PublicBreadcrumb
              items={[
                { href: "/topics", label: "建言评议" },
                { href: topic, label: title },
                { label: "我也关注" },
              ]}
            />
          </div>
        }
      >
        <p>“{title}”</p>
      </PublicHead>
      <div className="wide mt-4 max-w-xl">
        <p className="mb-4">
          已有 {follows} 人关注。按一下只增加一个人数，不用登录，不记录是谁；人数不影响谁先办。
        </p>
        <ActionForm
          action={followTopicAction}
          submit="我也关注"
          variant="primary"
          size="large"
          hidden={{ topicId, back: topic }}
        >
          <PublicPass purpose="follow" />
        </ActionForm>
        <p className="mt-6">
          <PublicButtonLink href={topic} label="返回这件点题" />
        </p>
      </div>
    </>
  );
}
