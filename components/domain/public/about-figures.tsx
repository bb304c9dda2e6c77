import { Prose } from "../publications/prose";
import { PublicLink } from "./public-link";

/** How the figures arise and what the site does not do, in words that a citizen can check. */
export function AboutFigures({ privacy }: { privacy: string | null }) {
  return (
    <div className="wide">
      <div className="prose article">
        <h2>一个数字是怎么来的</h2>
        <ol className="list-decimal pl-6">
          <li>牵头单位拟定年度任务清单，经领导小组办公室同意后下发，任务分到每个单位和每一期。</li>
          <li>
            单位按期填报进展，附上佐证材料；同一件事只报一次，能由系统取得的数据不再要求填报。
          </li>
          <li>上一级逐项审核，不符合的退回修改并写明原因。审核通过才算办结。</li>
          <li>上级的数字由下级相加得出：比率用分子之和除以分母之和，从不把百分比相加再平均。</li>
          <li>办公室把某一天的数字定稿成期，编号并计算指纹，核对后发布。发布以后不再改动。</li>
        </ol>
        <h2>几个词的含义</h2>
        <p>完成率：已办结的项数除以要求办理的项数。免报、取消和等待取数的不算在内。</p>
        <p>按期办结：首次提交没有超过截止日，退回的也在退回期限内重新提交。</p>
        <p>超期：截止日当天 24:00 之后仍未提交。</p>
        <p>示例：清单里标明“示例”的文字和目标值不是正式文件，以主管部门发布为准。</p>
        <h2>三种说法分开列</h2>
        <p>单位报的、上级核的、群众感受到的是三回事，分别列出，不合成一个分数。</p>
        <p>地区和单位不排名次；个人从不排名。</p>
        <h2>指纹有什么用</h2>
        <p>
          每期数据附有一串指纹（SHA-256）。只要改动一个数字，指纹就会不同；如果后来的工作数据有变化，本期页面会照原样保留。
        </p>
        <h2 id="boundary">检举控告与办事求助</h2>
        <p>检举控告请拨打 12388，办事求助请拨打 12345。本站不受理检举控告，不登记线索和案件。</p>
        <Privacy own={privacy} />
        <h2 id="accessibility">无障碍</h2>
        <p>
          怎样放大、怎样只用键盘、怎样朗读，见
          <PublicLink href="/accessibility">无障碍声明</PublicLink>。
        </p>
      </div>
    </div>
  );
}

/** What holds for every installation, then the office's own wording where it set one. */
function Privacy({ own }: { own: string | null }) {
  return (
    <>
      <h2 id="privacy">隐私</h2>
      <p>
        浏览公开页面不需要登录，不使用统计脚本，不放
        Cookie。提建议和评价不需要实名；联系方式可以不填，填了另行加密，
        只用来回复。公开的内容只有已下发的清单、已发布的数据、经审核发布的内容和公开报道的事实。
      </p>
      {own && <Prose text={own} level={3} />}
    </>
  );
}
