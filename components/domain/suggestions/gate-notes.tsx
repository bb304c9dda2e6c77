import { PublicLink } from "@/components/domain/public/public-link";

/** Why one is asked first, and what is kept. */
export function GateNotes() {
  return (
    <div className="prose mt-8">
      <h2>为什么先问这个</h2>
      <p>
        这里只收改进工作的建议。举报要由纪检监察机关保密受理，办事求助要有人直接联系您，都不能写在这里，以免耽误。
      </p>
      <h2>提建议要知道的</h2>
      <ul>
        <li>不用登录，不记录您的姓名和网络地址，只记日期。</li>
        <li>大约一分半钟能写完：选类别、选地点、写几句话。</li>
        <li>提交后给您一个 20 位查询码，凭它查看办理、补充或撤回。</li>
        <li>
          已经提过？<PublicLink href="/track">用查询码查看</PublicLink>
        </li>
      </ul>
    </div>
  );
}
