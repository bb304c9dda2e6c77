import type { TopicField } from "@/lib/domain/topics/fields/queries";
import { stateGroupWords } from "@/lib/domain/topics/shown/labels";
import { STATE_GROUPS } from "@/lib/domain/topics/shown/rules";
import type { TopicFilter } from "@/lib/domain/topics/shown/schema";
import type { ShownTopic, ShownTopics } from "@/lib/domain/topics/shown/types";
import type { PublicSolicitation } from "@/lib/domain/topics/solicitations/types";
import { withQuery } from "@/lib/shared/query-string";
import { Tag } from "../../ui/mark";
import { fullDay } from "../public/full-day";
import { PublicForm, PublicLink } from "../public/public-link";
import { PublicButtonLink, PublicFilterChips, PublicPagination } from "../public/public-navigation";
import { PublicHead, Section } from "../public/section";
import { TermMark, TopicStatus } from "./topic-status";
import "./topics.css";

const PATH = "/topics";

export interface PublicTopicsProps {
  filter: TopicFilter;
  found: ShownTopics;
  pageCount: number;
  fields: readonly TopicField[];
  cities: readonly { code: string; name: string }[];
  solicitations: readonly PublicSolicitation[];
  answerDays: number;
}

/** What happens with what people say, how long it takes, and every topic with where it stands. */
export function PublicTopicsPage(props: PublicTopicsProps) {
  const { filter, found, pageCount, solicitations, answerDays } = props;
  const { page, ...narrowing } = filter;
  return (
    <>
      <PublicHead title="建言评议">
        <p>您点题，部门答题，纪委监督，大家评价。三方说法不一致的，一直标明“有分歧”。</p>
      </PublicHead>
      <div className="wide">
        <TopicWay answerDays={answerDays} />
        <div className="mt-4 flex flex-wrap gap-3 no-print">
          <PublicButtonLink primary href="/suggest" label="我要提建议" />
          <PublicButtonLink href={`${PATH}/statistics`} label="答复统计" />
          <PublicButtonLink href={`${PATH}/results`} label="成果和制度" />
        </div>
      </div>
      <OpenSolicitations solicitations={solicitations} />
      <Section title="点题" id="list">
        <StateChips filter={filter} found={found} />
        <FilterForm {...props} />
        <TopicList topics={found.topics} />
        <PublicPagination
          page={page}
          pageCount={pageCount}
          total={found.total}
          hrefFor={(to) => withQuery(PATH, { ...narrowing, page: to })}
        />
      </Section>
    </>
  );
}

function TopicWay({ answerDays }: { answerDays: number }) {
  return (
    <ol className="topic-way">
      <li>
        您说一件要改的事<small>不用登录，给您一个查询码</small>
      </li>
      <li>
        办公室逐条看，选定的公布，没选的说明原因<small>相近的合并，注明有多少人说</small>
      </li>
      <li>
        责任单位答复：谁负责、做什么、什么时候完成
        <small>{answerDays} 个工作日内，超期公开标明</small>
      </li>
      <li>
        进展逐次公布，纪委另行核实<small>不由责任单位自己核实</small>
      </li>
      <li>
        有关群众评价，四周后再问有没有反弹<small>低分同样计入并公开</small>
      </li>
    </ol>
  );
}

function OpenSolicitations({ solicitations }: { solicitations: readonly PublicSolicitation[] }) {
  const open = solicitations.filter(({ state }) => state === "open");
  if (open.length === 0) return null;
  return (
    <Section title="正在征集">
      <ul className="card-grid">
        {open.map(({ item, content }) => (
          <li key={item.id} className="place">
            <h3>
              <PublicLink href={`${PATH}/solicitations/${item.subjectId}`}>{item.title}</PublicLink>
            </h3>
            <p className="place-line">{item.summary}</p>
            <p className="place-foot">
              <span>{item.regionName}</span>
              <span>截止 {fullDay(content.closesOn)}</span>
              {item.isExample && <Tag tone="amber">示例</Tag>}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function StateChips({ filter, found }: Pick<PublicTopicsProps, "filter" | "found">) {
  const { page: _page, state, ...rest } = filter;
  return (
    <PublicFilterChips
      label="办到哪一步"
      items={[
        { label: "全部", href: withQuery(PATH, rest), current: !state, count: found.all },
        ...STATE_GROUPS.map((group) => ({
          label: stateGroupWords[group],
          href: withQuery(PATH, { ...rest, state: group }),
          current: state === group,
          count: found.counts[group],
        })),
      ]}
    />
  );
}

function FilterForm({ filter, fields, cities }: PublicTopicsProps) {
  return (
    <PublicForm className="topic-filter mb-4" action={PATH} role="search" aria-label="查找点题">
      {filter.state && <input type="hidden" name="state" value={filter.state} />}
      <Choice id="field" label="领域" value={filter.field} choices={fields} all="全部领域" />
      <Choice id="region" label="地区" value={filter.region} choices={cities} all="全部地区" />
      <div>
        <label htmlFor="words">词语</label>
        <input
          id="words"
          name="words"
          className="input"
          defaultValue={filter.words}
          maxLength={40}
          autoComplete="off"
        />
      </div>
      <button type="submit" className="btn btn-primary">
        查找
      </button>
    </PublicForm>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  value: string | undefined;
  all: string;
  choices: readonly { code: string; name: string }[];
}

function Choice({ id, label, value, all, choices }: ChoiceProps) {
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} name={id} className="input" defaultValue={value ?? ""}>
        <option value="">{all}</option>
        {choices.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

function TopicList({ topics }: { topics: readonly ShownTopic[] }) {
  if (topics.length === 0) {
    return <p className="py-6">这个条件下没有点题。可以减少条件再找，或直接提一条建议。</p>;
  }
  return (
    <ul className="topic-list">
      {topics.map((topic) => (
        <TopicCard key={topic.item.id} topic={topic} />
      ))}
    </ul>
  );
}

function TopicCard({ topic: { item, content, live } }: { topic: ShownTopic }) {
  return (
    <li>
      <h2>
        <PublicLink href={`${PATH}/${item.subjectId}`}>{item.title}</PublicLink>
      </h2>
      <p>{item.summary}</p>
      <div className="topic-foot">
        <TopicStatus {...live} />
        <TermMark light={live.light} dueOn={live.dueOn} />
        {live.unitName && <span>{live.unitName}</span>}
        <span>{content.field.name}</span>
        <span>{item.regionName}</span>
        <span>{content.saidCount} 人说</span>
        {live.follows > 0 && <span>{live.follows} 人也关注</span>}
        {item.isExample && <Tag tone="amber">示例</Tag>}
      </div>
    </li>
  );
}
