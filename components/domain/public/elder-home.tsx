import { PublicLink } from "./public-link";
import { PublicSearch } from "./public-search";

const ENTRIES = [
  { href: "/sites", title: "看示范点", note: "身边的清廉做法，在哪里、怎么去" },
  { href: "/suggest", title: "提建议", note: "不用登录，说说哪里要改" },
  { href: "/topics", title: "看办理", note: "大家提的事，办到哪一步了" },
  { href: "/rate", title: "做评价", note: "输入收到的评价码，选一个词" },
];

/** The home of 长者模式: four entries, one column, large. */
export function ElderHome() {
  return (
    <div className="wide elder-home">
      <h1 className="title-plain">您想做什么</h1>
      <ul>
        {ENTRIES.map(({ href, title, note }) => (
          <li key={href}>
            <PublicLink href={href}>
              <b>{title}</b>
              <span>{note}</span>
            </PublicLink>
          </li>
        ))}
      </ul>
      <h2>查找</h2>
      <PublicSearch />
      <h2>打电话</h2>
      <ul className="elder-calls">
        <li>
          <a href="tel:12345">
            <b>12345</b>
            <span>求助、咨询、办事</span>
          </a>
        </li>
        <li>
          <a href="tel:12388">
            <b>12388</b>
            <span>检举、控告</span>
          </a>
        </li>
      </ul>
    </div>
  );
}
