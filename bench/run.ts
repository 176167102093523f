import { copyRows } from "./copy";
import { decideBacklog, eventToReward } from "./deciding";
import { growTo } from "./growth";
import { median } from "./median";
import { load, type Rig, startRig } from "./rig";

/**
 * Everything that claims to be fast, in one run on one machine, side by side: the ratios hold where the figures move.
 *
 *   npm run bench -- [rounds, 5] [events to grow to, 5000000]
 */
const rounds = Number(process.argv[2] ?? 5);
const growTarget = Number(process.argv[3] ?? 5_000_000);

const say = (line: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);

interface Series {
  echo: number[];
  next: number[];
  single: number[];
  batch: number[];
  copy: number[];
  decide: number[];
  busy: number[];
}

const show = (value: number) => Math.round(value).toLocaleString("en");
const spread = (values: number[]) => `${show(Math.min(...values))} … ${show(Math.max(...values))}`;

/** One round measures everything once, so that a machine that slows down slows all of it. */
async function measure(rig: Rig, title: string): Promise<Series> {
  const series: Series = { echo: [], next: [], single: [], batch: [], copy: [], decide: [], busy: [] };
  await load(rig, { url: `${rig.url}/v1/events`, seconds: 5 });
  for (let round = 1; round <= rounds; round++) {
    say(`${title}: round ${round} of ${rounds}`);
    const take = async (name: keyof Series, order: Parameters<typeof load>[1], perRequest = 1) => {
      const result = await load(rig, order);
      if (result.failed > 0) say(`  ${name}: ${result.failed} requests failed`);
      series[name].push(result.requestsPerSecond * perRequest);
    };
    await take("echo", { url: rig.echoUrl });
    await take("single", { url: `${rig.url}/v1/events` });
    // OPTIONS is not on the direct paths: this is Next's way to a route that does nothing.
    await take("next", { url: `${rig.url}/healthz`, method: "OPTIONS", eventsPerRequest: 0, seconds: 3 });
    await take("batch", { url: `${rig.url}/v1/events/batch`, connections: 4, eventsPerRequest: 500 }, 500);
    series.copy.push(await copyRows(rig, 100_000));
    series.decide.push(await decideBacklog(rig, 10_000, "simple"));
    series.busy.push(await decideBacklog(rig, 10_000, "busy"));
  }
  return series;
}

function row(name: string, values: number[], note: string): string {
  return `| ${name.padEnd(38)} | ${show(median(values)).padStart(9)} | ${spread(values).padStart(19)} | ${note} |`;
}

function table(title: string, series: Series): string {
  const echo = median(series.echo);
  return [
    `\n${title} (median of ${rounds}, events or requests a second)\n`,
    "| what | median | spread | beside |",
    "| --- | ---: | ---: | --- |",
    row("plain node:http echo, 64 callers", series.echo, "1"),
    row("do-nothing route under Next, 64 callers", series.next, `${(median(series.next) / echo).toFixed(2)} × echo`),
    row("single posts, 64 callers", series.single, `${(median(series.single) / echo).toFixed(2)} × echo`),
    row("COPY of the same rows, pieces of 500", series.copy, "1"),
    row("batches of 500, 4 callers", series.batch, `${(median(series.batch) / median(series.copy)).toFixed(2)} × COPY`),
    row("deciding, both sides rewarded", series.decide, "1"),
    row(
      "deciding, ten campaigns that ask much",
      series.busy,
      `${(median(series.busy) / median(series.decide)).toFixed(2)} × deciding`,
    ),
  ].join("\n");
}

const rig = await startRig();
try {
  await rig.startWorker();
  const empty = await measure(rig, "empty database");
  const { p50Ms, p99Ms } = await eventToReward(rig, 15);
  const resident = rig.residentMb();
  console.log(table("Empty database", empty));
  console.log(`\nEvent to reward at 1,000 converting events a second: p50 ${show(p50Ms)} ms, p99 ${show(p99Ms)} ms`);
  console.log(`Resident memory of all Node processes: ${show(resident)} MB`);
  if (growTarget > 0) {
    await growTo(rig, growTarget, say);
    const grown = await measure(rig, `${growTarget.toLocaleString("en")} events`);
    console.log(table(`With ${growTarget.toLocaleString("en")} stored events`, grown));
    const ratio = (name: keyof Series) => `${name} ${(median(grown[name]) / median(empty[name])).toFixed(2)}`;
    console.log(
      `\nOf the empty database: ${ratio("single")} · ${ratio("batch")} · ${ratio("copy")} · ${ratio("decide")} · ${ratio("busy")}`,
    );
    console.log(`Resident memory of all Node processes: ${show(rig.residentMb())} MB`);
  }
} finally {
  await rig.stop();
}
