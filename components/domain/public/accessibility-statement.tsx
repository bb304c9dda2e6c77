import type { PublicProfile } from "@/lib/domain/portal/types";
import { withBase } from "@/lib/shared/base-path";
import { PublicHead } from "./section";

/** 无障碍声明: what a reader can do, by what standards, what is not good yet, whom to tell. */
export function AccessibilityStatement({ profile }: { profile: PublicProfile }) {
  return (
    <>
      <PublicHead title="无障碍声明">
        <p>本站希望每个人都能用：老年人、视力不好的人、只用键盘的人、用旧手机或网速慢的人。</p>
      </PublicHead>
      <div className="wide">
        <div className="prose article">
          <Views />
          <Keyboard />
          <Standards />
          <h2>做得还不够的地方</h2>
          <ul>
            <li>示范点的照片由各地提供，文字说明的详略不一。</li>
            <li>下载的 Excel、PDF 文件没有逐份做过读屏测试；同样的内容都可以在网页上读到。</li>
            <li>朗读使用设备自带的语音，设备没有中文语音时不显示“朗读本页”。</li>
            <li>本站没有手语视频。</li>
          </ul>
          <Feedback profile={profile} />
        </div>
      </div>
    </>
  );
}

/** Each view by its own address, in whichever view this is read: an address in a view of its own would lead nowhere. */
function Views() {
  return (
    <>
      <h2>换一种看法</h2>
      <p>下面的选择都是网址的一部分，不用登录，不存任何记录，可以收藏或发给家里人。</p>
      <ul>
        <li>
          <a href={withBase("/elder")}>长者模式</a>
          ：字更大，一列到底，四个入口，按钮够大，设备支持时可以朗读。
        </li>
        <li>
          <a href={withBase("/large")}>大字</a>、<a href={withBase("/largest")}>特大字</a>
          ：版面不变，字放大到 1.25 倍和 1.5 倍。
        </li>
        <li>
          <a href={withBase("/contrast")}>高对比</a>
          ：黑底浅字。设备开启“增强对比度”或“高对比度主题”时，本站也会跟着变。
        </li>
        <li>浏览器缩放到 200% 或 400%，内容自动排成一列，不需要左右滑动。</li>
      </ul>
    </>
  );
}

function Keyboard() {
  return (
    <>
      <h2>只用键盘，或者用读屏软件</h2>
      <ul>
        <li>按 Tab 键先到“跳到主要内容”，再按回车就越过导航。</li>
        <li>所有链接、按钮和表单都能用 Tab 到达，用回车或空格操作，当前位置有清楚的边框。</li>
        <li>每页只有一个一级标题，导航、正文、页脚分区标明；图片有文字说明。</li>
        <li>示意地图和图表都有同样内容的列表或表格。</li>
        <li>
          颜色之外都有文字或形状；没有闪烁，没有自动播放。阅读和填写都不限时；凭码打开的办理情况半小时后自动退出，再输一次码就能接着看。
        </li>
        <li>不开启脚本也能阅读、搜索、提建议和评价。</li>
        <li>
          不用图形验证码，也不出题：提交前由设备自己算几秒；设备算不了、没有开启脚本的，打开页面等四秒再提交就可以。
        </li>
      </ul>
    </>
  );
}

function Standards() {
  return (
    <>
      <h2>依据的标准</h2>
      <ul>
        <li>
          GB/T 37668—2019《信息技术 互联网内容无障碍可访问性技术要求与测试方法》，按二级自查。
        </li>
        <li>《Web 内容无障碍指南》（WCAG）2.2，AA 级自查。</li>
        <li>《互联网应用适老化通用设计规范》，长者模式参照设计。</li>
      </ul>
      <p>自查由程序逐页检查和人工试用组成，没有请第三方评测。</p>
    </>
  );
}

function Feedback({ profile }: { profile: PublicProfile }) {
  const contact = profile.facts.find(({ label }) => label === "联系方式");
  return (
    <>
      <h2>遇到困难</h2>
      <p>
        请告诉我们在哪一页、用什么设备、想做什么。
        {contact ? `联系方式：${contact.value}。` : "也可以写成一条建议提给我们。"}
        {profile.correctionHref && <a href={profile.correctionHref}>网站找错</a>}
      </p>
    </>
  );
}
