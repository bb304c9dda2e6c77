import Link from "next/link";
import "../culture/culture.css";
import { HandOver } from "@/components/domain/publications/hand-over";
import { PublicationTrail } from "@/components/domain/publications/publication-trail";
import { ActionForm, FormSelect, FormText } from "@/components/forms/action-form";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/feedback";
import { Tag } from "@/components/ui/mark";
import type { PublicationSummary } from "@/lib/domain/publications/types";
import { discardRouteAction, publishRouteAction } from "@/lib/domain/routes/actions";
import { stopKindWords, travelWords } from "@/lib/domain/routes/labels";
import { type RouteWarning, routeWarnings } from "@/lib/domain/routes/rules";
import { addStopAction, removeStopAction } from "@/lib/domain/routes/stops/actions";
import { durationLabel, plainMinutes } from "@/lib/domain/routes/timetable/rules";
import type { DeskStop, RouteDetail, StopChoice } from "@/lib/domain/routes/types";
import type { Day } from "@/lib/shared/dates";
import { ArrangeStops } from "./arrange-stops";
import { RouteLine } from "./route-line";

type ComposerProps = {
  route: RouteDetail;
  choices: readonly StopChoice[];
  revisions: readonly PublicationSummary[];
  today: Day;
};

/** Composing a route: its stops in order, what does not fit, and the way to the public. */
export function ComposerPage({ route, choices, revisions, today }: ComposerProps) {
  const { stops, startsAt, id } = route;
  const gone = stops.flatMap(({ isGone, subjectId }) => (isGone && subjectId ? [subjectId] : []));
  return (
    <>
      <PageHeader
        title={route.title}
        subtitle={`${route.regionName}，${stops.length} 站，全程约 ${durationLabel(plainMinutes(stops))}`}
        back={{ href: "/desk/routes", label: "研学路线" }}
        actions={<ButtonLink href={`/desk/routes/${id}/edit`}>修改基本情况</ButtonLink>}
      />
      <div className="with-aside">
        <div className="grid gap-4">
          {stops.length > 1 && (
            <Card title="顺序">
              <RouteLine stops={stops} gone={gone} />
              <ArrangeStops
                key={route.version}
                routeId={id}
                version={route.version}
                stops={stops.map((stop) => ({ id: stop.id, name: stop.name, note: noteOf(stop) }))}
              />
            </Card>
          )}
          <Card title="站点">
            <StopList route={route} />
          </Card>
          <AddStop route={route} choices={choices} />
        </div>
        <div className="grid content-start gap-4">
          <Publish
            route={route}
            warnings={routeWarnings(stops, { startsAt, today })}
            revisions={revisions}
          />
          <PublicationTrail revisions={revisions} />
          {revisions.length === 0 && (
            <ActionForm
              action={discardRouteAction}
              hidden={{ routeId: id, version: String(route.version) }}
              submit="删除路线"
              variant="danger"
            />
          )}
        </div>
      </div>
    </>
  );
}

function noteOf({ minutes, travelMode, travelMinutes }: DeskStop): string {
  const way = travelMode ? `，${travelWords[travelMode]} ${travelMinutes} 分到下一站` : "";
  return `停留 ${durationLabel(minutes)}${way}`;
}

function StopList({ route }: { route: RouteDetail }) {
  if (route.stops.length === 0)
    return <p className="text-ink-soft">还没有站点，从下面加入第一站。</p>;
  return (
    <ol className="grid gap-4">
      {route.stops.map((stop, at) => (
        <li key={stop.id}>
          <b>
            {at + 1} {stop.name}
          </b>{" "}
          <Tag>{stopKindWords[stop.kind]}</Tag> {stop.isGone && <Tag tone="amber">已不公开</Tag>}
          <span className="block text-sm text-ink-hint">
            {stop.place}，{noteOf(stop)}
          </span>
          <span className="culture-actions">
            <ButtonLink size="small" href={`/desk/routes/${route.id}/stops/${stop.id}`}>
              填写详情
            </ButtonLink>
            <ActionForm
              action={removeStopAction}
              hidden={{
                ...{ routeId: route.id, version: String(route.version), stopId: stop.id },
              }}
              submit="移除"
              size="small"
              variant="quiet"
            />
          </span>
        </li>
      ))}
    </ol>
  );
}

function AddStop({ route, choices }: Pick<ComposerProps, "route" | "choices">) {
  const hidden = { routeId: route.id, version: String(route.version) };
  return (
    <Card title="加入一站">
      <div className="grid gap-6">
        <ActionForm action={addStopAction} hidden={hidden} submit="加入这一处" variant="secondary">
          <FormSelect
            name="ref"
            label="已公开的示范点或文化阵地"
            blank="请选择"
            choices={choices.map(({ ref: value, label }) => ({ value, label }))}
          />
        </ActionForm>
        <details>
          <summary className="link">加入自设点位</summary>
          <div className="mt-4">
            <ActionForm
              action={addStopAction}
              hidden={{ ...hidden, ref: "point" }}
              submit="加入点位"
              variant="secondary"
            >
              <div className="grid gap-5">
                <FormText name="name" label="点位名称" />
                <FormText name="place" label="点位位置" />
              </div>
            </ActionForm>
          </div>
        </details>
      </div>
    </Card>
  );
}

interface PublishProps extends Pick<ComposerProps, "route" | "revisions"> {
  warnings: readonly RouteWarning[];
}

function Publish({ route, warnings, revisions }: PublishProps) {
  const blocks = warnings.some((one) => one.blocks);
  const hidden = { routeId: route.id, version: String(route.version) };
  return (
    <Card title="检查与发布">
      {warnings.length > 0 ? (
        <Notice tone="soon" title={blocks ? "还不能送发布" : "请核对"}>
          <ul>
            {warnings.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <p className="text-ink-soft">没有发现问题。</p>
      )}
      {!blocks && (
        <div className="mt-4">
          <HandOver action={publishRouteAction} hidden={hidden} revisions={revisions} />
        </div>
      )}
      <p className="mt-3 text-sm">
        <Link className="link" href="/desk/publications">
          审核发布
        </Link>
      </p>
    </Card>
  );
}
