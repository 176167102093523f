"use client";

import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { Input } from "@/components/ui/input";
import { late } from "@/components/ui/late";
import { Skeleton } from "@/components/ui/skeleton";
import { useAlongside } from "@/components/ui/use-alongside";
import { parseAsString } from "@/lib/client/address-parser";
import { useQueryState } from "@/lib/client/address-state";
import { rewardStoryQuery } from "@/lib/client/reward-queries";

const loadStoryAnswer = () => import("./story-answer").then((module) => module.StoryAnswer);
const StoryAnswer = late(loadStoryAnswer, { loading: () => <StorySkeleton /> });

/** "Where is my reward?": one box for whatever somebody has at hand, and the whole story of whom it leads to. */
export function StoryPage() {
  const { project } = useShell();
  const [asked, setAsked] = useQueryState("q", parseAsString.withDefault(""), { history: "push" });
  useAlongside(loadStoryAnswer);
  const { data, error, refetch } = useQuery(rewardStoryQuery(project.id, asked));
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Rewards", href: `/projects/${project.id}/rewards` }, { label: "Where is my reward?" }]}
      />
      <PageBody>
        <h1 className="sr-only">Where is my reward?</h1>
        <AskForm asked={asked} onAsk={(q) => setAsked(q || null)} />
        <div aria-live="polite" className="mt-5">
          {asked === "" ? (
            <WhatToAsk />
          ) : data ? (
            <StoryAnswer answer={data} onAsk={setAsked} />
          ) : error ? (
            <ErrorState title="The story could not be read" error={error} onRetry={() => void refetch()} />
          ) : (
            <StorySkeleton />
          )}
        </div>
      </PageBody>
    </>
  );
}

function AskForm({ asked, onAsk }: { asked: string; onAsk: (q: string) => void }) {
  const [text, setText] = useState(asked);
  // The address may change under it: back, a suggestion.
  useEffect(() => setText(asked), [asked]);
  function submit(event: FormEvent) {
    event.preventDefault();
    onAsk(text.trim());
  }
  return (
    <form onSubmit={submit} className="flex max-w-[640px] gap-2">
      <div className="relative min-w-0 flex-1">
        <Search
          className="pointer-events-none absolute left-2.5 top-1/2 size-3.5 -translate-y-1/2 text-muted"
          aria-hidden
        />
        <Input
          type="search"
          aria-label="Whose reward"
          placeholder="E-mail, customer id, code, event id or reward id"
          value={text}
          maxLength={300}
          autoFocus={asked === ""}
          spellCheck={false}
          autoCapitalize="off"
          onChange={(event) => setText(event.target.value)}
          className="pl-8"
        />
      </div>
      <Button type="submit" variant="primary" className="pointer-coarse:h-10">
        Find
      </Button>
    </form>
  );
}

const examples: [what: string, example: string][] = [
  ["An e-mail address, capitals or not", "kim@example.com"],
  ["A customer’s id, ours or your app’s", "cust_… or user-1042"],
  ["The code they came with, or share", "NRY-01"],
  ["An event, by its id or your key", "event_… or order-20871"],
  ["A reward or a referral", "rew_… or ref_…"],
];

function WhatToAsk() {
  return (
    <Card className="max-w-[640px]">
      <p className="border-b border-line px-4 py-3 text-muted">
        Ask with whatever you have. You are told what each campaign made of that person, why, and what can be done.
      </p>
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 px-4 py-2">
        {examples.map(([what, example]) => (
          <div key={what} className="contents">
            <dt className="py-1">{what}</dt>
            <dd className="mono py-1 text-right text-muted">{example}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function StorySkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-4">
      <Skeleton className="h-6 w-60" />
      <Skeleton className="h-56 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}
