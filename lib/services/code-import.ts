import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { codeKey } from "@/lib/domain/campaign/code";
import type { CodeRowProblem } from "@/lib/domain/campaign/code-job";
import { importBytesMax, importRowsMax } from "@/lib/domain/campaign/code-job-limits";
import { type ImportColumns, readImportHeader } from "@/lib/domain/campaign/import-header";
import { publicId } from "@/lib/domain/id";
import { isStorable } from "@/lib/domain/stored-text";
import type { CodeJob } from "@/lib/generated/prisma/client";
import { readBounded } from "@/lib/server/body";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { shared } from "@/lib/server/shared";
import { findCampaign } from "./campaign-read";
import { beginJob, discardJob, endCheck } from "./code-job";
import { nameCustomers } from "./code-job-customer";

export interface ImportRow {
  row: number;
  code: string;
  key: string;
  holder: string | null;
  metadata: Record<string, string> | null;
  problem: CodeRowProblem | null;
  detail: string | null;
}

const chunkRows = 5_000;
const importsMax = 2;
const running = shared("code imports", () => ({ count: 0 }));

/** Reads a file of codes and judges each of its rows; nothing is made of them before the job is started. */
export async function checkImport(ctx: Ctx, campaignKey: string, request: Request): Promise<CodeJob> {
  assertCsv(request);
  const campaign = await findCampaign(ctx, campaignKey);
  if (running.count >= importsMax) {
    throw new AppError("overloaded", {
      message: "Too many imports",
      details: `${importsMax} files are being read already; try again when one is done.`,
      retryAfterSeconds: 10,
    });
  }
  running.count += 1;
  try {
    const text = decode(await readBounded(request, importBytesMax));
    const job = await beginJob(ctx, campaign.id, "import");
    try {
      await keepRows(ctx, job, text);
    } catch (error) {
      await discardJob(ctx, publicId("codeJob", job.id)).catch(() => undefined);
      throw error;
    }
    return await endCheck(ctx, job);
  } finally {
    running.count -= 1;
  }
}

/** A form of another site can post forms and plain text with a person's cookie, CSV it cannot. */
function assertCsv(request: Request): void {
  if (/^text\/csv\b/i.test(request.headers.get("content-type") ?? "")) return;
  throw new AppError("unsupported_media_type", { details: "Send the file as text/csv." });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable("The file is not text in UTF-8. In a spreadsheet, choose “CSV UTF-8” when you save it.", cause);
  }
}

function unreadable(details: string, cause?: unknown): AppError {
  return new AppError("invalid_payload", { message: "The file cannot be read", details, cause });
}

async function keepRows(ctx: Ctx, job: CodeJob, text: string): Promise<void> {
  const first = new Map<string, number>();
  let chunk: ImportRow[] = [];
  let rows = 0;
  for await (const row of readRows(text)) {
    rows += 1;
    if (rows > importRowsMax) {
      throw unreadable(`A file may have up to ${importRowsMax.toLocaleString("en-US")} codes; this one has more.`);
    }
    const before = row.problem ? undefined : first.get(row.key);
    if (before !== undefined) Object.assign(row, { problem: "repeated", detail: String(before) });
    else if (!row.problem) first.set(row.key, row.row);
    chunk.push(row);
    if (chunk.length < chunkRows) continue;
    await keepChunk(ctx, job, chunk);
    chunk = [];
  }
  if (rows === 0) throw unreadable("The file has no row below the names of its columns.");
  await keepChunk(ctx, job, chunk);
}

interface CsvRecord {
  record: string[];
  info: { lines: number };
}

async function* readRows(text: string): AsyncGenerator<ImportRow> {
  const parser = Readable.from(pieces(text)).pipe(
    parse({
      bom: true,
      delimiter: [",", ";", "\t"],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }),
  );
  let columns: ImportColumns | null = null;
  let width = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
      if (columns) {
        yield readRow(record, columns, width, info.lines);
        continue;
      }
      const read = readImportHeader(record);
      if ("problem" in read) throw unreadable(read.problem);
      columns = read;
      width = record.length;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof Error && "code" in error && String(error.code).match(/^(CSV|INVALID)_/)) {
      throw unreadable(error.message, error);
    }
    throw error;
  }
}

const pieceCharacters = 64 * 1024;

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += pieceCharacters) yield text.slice(at, at + pieceCharacters);
}

const codeCharactersMax = 128;
const holderCharactersMax = 256;

function readRow(record: string[], columns: ImportColumns, width: number, row: number): ImportRow {
  const code = record[columns.code] ?? "";
  const holder = columns.holder === null ? "" : (record[columns.holder] ?? "");
  const metadata = columns.metadata.flatMap(({ at, key }) => (record[at] ? [[key, record[at]] as const] : []));
  const problem = problemOf(record, width, code);
  return {
    row,
    code: [...code].slice(0, codeCharactersMax).join("").replaceAll("\u0000", "\ufffd"),
    key: codeKey(code),
    holder: holder.replaceAll("\u0000", "\ufffd").slice(0, holderCharactersMax) || null,
    metadata: metadata.length === 0 ? null : Object.fromEntries(metadata),
    problem,
    detail: null,
  };
}

function problemOf(record: string[], width: number, code: string): CodeRowProblem | null {
  if (record.length > width && record.slice(width).some(Boolean)) return "too_many_cells";
  if (code === "") return "empty_code";
  if (!record.every(isStorable)) return "not_storable";
  return [...codeKey(code)].length > codeCharactersMax || [...code].length > codeCharactersMax ? "too_long" : null;
}

/** Judges a chunk by what the project has, and keeps it. */
async function keepChunk(ctx: Ctx, job: CodeJob, chunk: ImportRow[]): Promise<void> {
  const sound = chunk.filter(({ problem }) => !problem);
  const [taken, customerOf] = await Promise.all([
    takenKeys(ctx, sound),
    nameCustomers(
      ctx,
      sound.flatMap(({ holder }) => holder ?? []),
    ),
  ]);
  const judged = chunk.map((row) => {
    const kept = { ...row, customerId: null as string | null };
    if (row.problem) return kept;
    if (taken.has(row.key)) return { ...kept, problem: "taken" as const };
    if (row.holder === null) return kept;
    const customer = customerOf(row.holder);
    return "id" in customer
      ? { ...kept, customerId: customer.id }
      : { ...kept, problem: customer.problem, detail: row.holder };
  });
  await pool().query(
    `INSERT INTO code_job_row (project_id, job_id, row, code, code_key, customer, customer_id, metadata, problem, detail)
     SELECT $1, $2, row, code, code_key, customer, customer_id, nullif(metadata, 'null')::jsonb, problem, detail
     FROM unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[], $9::text[], $10::text[])
       AS t(row, code, code_key, customer, customer_id, metadata, problem, detail)`,
    [
      ctx.projectId,
      job.id,
      judged.map(({ row }) => row),
      judged.map(({ code }) => code),
      judged.map(({ problem, key }) => (problem ? null : key)),
      judged.map(({ holder }) => holder),
      judged.map(({ customerId }) => customerId),
      judged.map(({ problem, metadata }) => (problem ? null : JSON.stringify(metadata))),
      judged.map(({ problem }) => problem),
      judged.map(({ detail }) => detail),
    ],
  );
}

async function takenKeys(ctx: Ctx, rows: ImportRow[]): Promise<Set<string>> {
  const { rows: found } = await pool().query<{ code_key: string }>(
    "SELECT code_key FROM code WHERE project_id = $1 AND code_key = ANY($2::text[])",
    [ctx.projectId, rows.map(({ key }) => key)],
  );
  return new Set(found.map(({ code_key }) => code_key));
}
