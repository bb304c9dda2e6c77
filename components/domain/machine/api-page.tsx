import type {
  DescribedCall,
  DescribedField,
  DescribedThing,
} from "@/lib/domain/machine/description/types";
import { withBase } from "@/lib/shared/base-path";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { Table } from "../../ui/table";

interface ApiPageProps {
  calls: readonly DescribedCall[];
  things: readonly DescribedThing[];
  curl: string;
  request: string;
  answer: string;
}

/** The interface for other systems, as their programmers need it. */
export function ApiPage({ calls, things, curl, request, answer }: ApiPageProps) {
  return (
    <>
      <PageHeader
        back={{ href: "/desk/machine", label: "系统取数" }}
        title="系统取数接口文档"
        subtitle={
          <>
            OpenAPI 3.1：<a href={withBase("/api/v1/openapi.json")}>/api/v1/openapi.json</a>
            ，无需登录，可以直接交给来源系统的开发人员
          </>
        }
      />
      <div className="flex flex-col gap-5">
        <Card title="怎样接入">
          <ol className="flex list-decimal flex-col gap-2 pl-5">
            <li>牵头单位或领导小组办公室生成密钥，登记来源系统服务器的地址，把密钥交给对方。</li>
            <li>
              对方先调 <code>GET /api/v1/tasks</code>，核对可以推送哪些任务、有几期、缺多少。
            </li>
            <li>
              再把数分批推到 <code>POST /api/v1/values</code>
              ，每批一个 Idempotency-Key；网络中断就原样重发。
            </li>
            <li>按答复里的 errors 逐行改正，只重推没有采用的行。</li>
          </ol>
        </Card>
        <Card title="推送的例子">
          <Sample label="命令行" text={curl} />
          <Sample label="内容" text={request} />
          <Sample label="答复" text={answer} />
        </Card>
        {calls.map((call) => (
          <CallCard key={`${call.method} ${call.path}`} call={call} />
        ))}
        {things.map((thing) => (
          <Card key={thing.name} id={thing.name} title={`${thing.name} ${thing.title}`} flush>
            <FieldTable caption={`${thing.name} ${thing.title}的字段`} fields={thing.fields} />
          </Card>
        ))}
      </div>
    </>
  );
}

function Sample({ label, text }: { label: string; text: string }) {
  return (
    <section className="mb-4" aria-label={label}>
      <p className="mb-1 font-semibold">{label}</p>
      <pre
        className="overflow-x-auto border border-line bg-paper p-3 text-sm"
        translate="no"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <code>{text}</code>
      </pre>
    </section>
  );
}

function CallCard({ call }: { call: DescribedCall }) {
  return (
    <Card title={`${call.method} ${call.path}`} aside={call.summary} flush>
      {call.description && <p className="px-5 py-3">{call.description}</p>}
      {call.parameters.length > 0 && (
        <FieldTable caption={`${call.summary}：参数`} fields={call.parameters} />
      )}
      <Table caption={`${call.summary}：答复`} cards>
        <thead>
          <tr>
            <th scope="col">状态码</th>
            <th scope="col">含义</th>
          </tr>
        </thead>
        <tbody>
          {call.responses.map(({ status, description }) => (
            <tr key={status}>
              <th scope="row" data-label="状态码">
                {status}
              </th>
              <td data-label="含义">{description}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function FieldTable({ caption, fields }: { caption: string; fields: readonly DescribedField[] }) {
  return (
    <Table caption={caption} cards>
      <thead>
        <tr>
          <th scope="col">字段</th>
          <th scope="col">类型</th>
          <th scope="col">必填</th>
          <th scope="col">说明</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field.name}>
            <th scope="row" data-label="字段" translate="no">
              {field.name}
            </th>
            <td data-label="类型">{field.type}</td>
            <td data-label="必填">{field.isRequired ? "是" : "否"}</td>
            <td data-label="说明">{field.description}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
