"use client";
import { Play } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Fact, Facts } from "@/components/event-page/facts";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { onceOpen } from "@/components/ui/once-open";
import { RelativeTime } from "@/components/ui/relative-time";
import { Sentence } from "@/components/ui/sentence";
import { textLink } from "@/components/ui/text-link";
import { roleMay } from "@/lib/domain/permission";
import type { RejectedRecord } from "@/lib/domain/rejected/rejected-event";
import { dateWords } from "@/lib/domain/time-words";
import { BodyEditor } from "./body-editor";
import { BodyView } from "./body-view";
import { stateWords } from "./problem-words";
import { ReplayResults } from "./replay-results";
import { ResolveButton } from "./resolve-button";
import { useReplayRun } from "./use-replay-run";
import { Violations } from "./violations";

const ReplayDialog = onceOpen(() => import("./replay-dialog").then((module) => module.ReplayDialog));

export function RejectedEventView({ event }: { event: RejectedRecord }) {
  const { project } = useShell();
  const mayWrite = roleMay(project.role, "rejected:write");
  const replay = useReplayRun(project.id, event.id);
  const [isAsking, setIsAsking] = useState(false);
  const selection = { ids: [event.id] };
  return (
    <>
      <Title event={event}>
        {mayWrite && event.status === "open" && (
          <>
            <ResolveButton verb="dismiss" project={project.id} selection={selection} scope="this event" />
            <Button variant={event.verdict?.passes ? "primary" : "outline"} onClick={() => setIsAsking(true)}>
              <Play className="size-3.5" strokeWidth={1.75} aria-hidden />
              Replay…
            </Button>
          </>
        )}
        {mayWrite && event.status === "dismissed" && (
          <ResolveButton verb="reopen" project={project.id} selection={selection} scope="this event" />
        )}
      </Title>
      {replay.run && (
        <div className="mb-4">
          <ReplayResults
            project={project.id}
            run={replay.run}
            onStop={replay.stop}
            onClose={replay.forget}
            onAgain={() => replay.start(selection, replay.run?.effects ?? "decide", 1)}
          />
        </div>
      )}
      <ReplayDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        scope="this event"
        passing={event.verdict && { checked: 1, passing: event.verdict.passes ? 1 : 0, nextCursor: null }}
        onReplay={(effects) => replay.start(selection, effects, 1)}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_356px]">
        <div className="flex min-w-0 flex-col gap-4">
          {mayWrite && event.status === "open" && <BodyEditor project={project.id} event={event} />}
          {event.mended && event.status !== "open" && (
            <BodyView title="As it was mended" body={event.mended} violations={[]} />
          )}
          <BodyView
            title="As it came"
            body={event.body}
            violations={event.violations}
            foot={event.violations.length > 0 && <Violations violations={event.violations} />}
          />
        </div>
        <aside aria-label="About this event" className="flex min-w-0 flex-col gap-4">
          <AboutCard event={event} />
        </aside>
      </div>
    </>
  );
}

function Title({ event, children }: { event: RejectedRecord; children: React.ReactNode }) {
  const { project } = useShell();
  const { word, tone, icon } = stateWords[event.status === "replayed" ? "resolved" : event.status];
  const at = event.resolvedAt && dateWords(new Date(event.resolvedAt), new Date(), project.timeZone);
  return (
    <div className="mb-4 flex flex-wrap items-start gap-x-3 gap-y-2">
      <div className="min-w-0 flex-1 basis-80">
        <h1 className="text-[18px] leading-7 font-semibold tracking-tight text-balance break-words">
          <bdi>
            <Sentence text={event.sentence} />
          </bdi>
        </h1>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
          <Chip tone={tone} icon={icon}>
            {event.status === "replayed" ? "Replayed" : word}
          </Chip>
          {event.event && <bdi className="mono break-all text-ink">{event.event}</bdi>}
          <span>
            received <RelativeTime at={event.receivedAt} timeZone={project.timeZone} />
          </span>
          {at && (
            <span>
              {event.status} on {at}
              {event.resolvedBy && <bdi> by {event.resolvedBy}</bdi>}
            </span>
          )}
          {event.eventId && (
            <Link href={`/projects/${project.id}/events/${event.eventId}`} className={textLink}>
              See what it set off
            </Link>
          )}
        </p>
      </div>
      <div className="flex gap-2">{children}</div>
    </div>
  );
}

const contextLabels: Record<string, string> = { ip: "Address", user_agent: "Browser" };
const channelWords: Record<string, string> = { server: "A server", client: "A browser", dashboard: "This app" };

function AboutCard({ event }: { event: RejectedRecord }) {
  const { project } = useShell();
  const context = Object.entries(event.context ?? {}).filter(([, value]) => value !== null && value !== "");
  const mono = (text: string) => <bdi className="mono break-all">{text}</bdi>;
  return (
    <TitledCard title="About this event">
      <Facts>
        <Fact label="Received">
          <RelativeTime at={event.receivedAt} timeZone={project.timeZone} />
        </Fact>
        <Fact label="Sent from">{channelWords[event.channel] ?? event.channel}</Fact>
        <Fact label="Key">
          <bdi>{event.key?.name ?? "A key that is gone"}</bdi>
        </Fact>
        {event.customer && <Fact label="Customer">{mono(event.customer)}</Fact>}
        {event.sourceId && <Fact label="Idempotency key">{mono(event.sourceId)}</Fact>}
        {event.schema && (
          <Fact label="Judged by">
            <bdi className="mono">{event.schema.name}</bdi> version {event.schema.judgedBy}
            {event.schema.current !== null &&
              event.schema.current !== event.schema.judgedBy &&
              `; version ${event.schema.current} holds now`}
          </Fact>
        )}
        {context.map(([name, value]) => (
          <Fact key={name} label={contextLabels[name] ?? name.replaceAll("_", " ")}>
            {mono(typeof value === "string" ? value : JSON.stringify(value))}
          </Fact>
        ))}
        <Fact label="Id">{mono(event.id)}</Fact>
        <Fact label="Size">{event.body.bytes} bytes</Fact>
      </Facts>
    </TitledCard>
  );
}
