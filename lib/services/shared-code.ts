import { codeKey } from "@/lib/domain/campaign/code";
import { sharePath } from "@/lib/domain/campaign/share-link";
import { firstName } from "@/lib/domain/first-name";
import { publicId, storedId } from "@/lib/domain/id";
import { defaultLanding, destinationWith, type LandingInput } from "@/lib/domain/landing/landing";
import { type LandingState, landingPage, unknownCodePage } from "@/lib/domain/landing/landing-page";
import { pool } from "@/lib/server/db";
import { publicPage } from "@/lib/server/public-page";
import { type ImageRow, imageAnswer, noImage } from "./landing-image";
import { isVisit, noteVisit } from "./visit";

interface SharedRow {
  project_id: string;
  campaign_id: string;
  code_id: string;
  code: string;
  active: boolean;
  holder_name: string | null;
  status: string;
  has_begun: boolean;
  has_ended: boolean;
  landing: (LandingInput & { hasImage: boolean; updatedAt: string }) | null;
}

/**
 * The code of a public link, by any of its names, whatever its project. The link may name the project (`in`); where it does
 * not and several have such a code, it is the oldest's: nobody takes a link over by making the same code elsewhere.
 */
const named = `FROM project p JOIN code n ON n.project_id = p.id AND n.code_key = $1
    JOIN code v ON v.id = coalesce(n.alias_of, n.id) AND v.project_id = p.id
    JOIN campaign k ON k.id = v.campaign_id AND k.project_id = p.id AND k.deleted_at IS NULL AND k.kind = 'referral'
    LEFT JOIN campaign_landing l ON l.campaign_id = k.id AND l.project_id = p.id`;
const oldest = "WHERE $2::uuid IS NULL OR p.id = $2 ORDER BY n.id LIMIT 1";

async function findShared(code: string, project: string | null): Promise<SharedRow | null> {
  const { rows } = await pool().query<SharedRow>(
    `SELECT p.id AS project_id, k.id AS campaign_id, v.id AS code_id, v.code, v.active, h.name AS holder_name, k.status,
       coalesce(greatest(k.starts_at, v.starts_at) <= now(), true) AS has_begun,
       coalesce(least(k.ends_at, v.ends_at) <= now(), false) AS has_ended,
       CASE WHEN l.campaign_id IS NOT NULL THEN json_build_object('mode', l.mode, 'title', l.title, 'body', l.body,
         'buttonLabel', l.button_label, 'language', l.language, 'accent', l.accent, 'background', l.background,
         'destination', l.destination, 'parameter', l.parameter, 'showsReferrer', l.shows_referrer, 'imageAlt', l.image_alt,
         'hasImage', l.image IS NOT NULL, 'updatedAt', l.updated_at) END AS landing
     ${named} LEFT JOIN customer h ON h.id = v.holder_id AND h.project_id = p.id AND h.deleted_at IS NULL ${oldest}`,
    [codeKey(code), project],
  );
  return rows[0] ?? null;
}

function stateOf({ active, status, has_begun, has_ended }: SharedRow): LandingState {
  if (status === "ended" || has_ended) return "ended";
  if (!active) return "off";
  return status === "running" && has_begun ? "open" : "paused";
}

/** A text longer than any code is, is none. */
const codeCharactersMax = 128;

interface Followed {
  request: Request;
  code: string;
  project: string | undefined;
  origin: string;
}

/** Somebody follows a code's link: counted, and led on or shown the campaign's page. */
export async function followLink({ request, code, project, origin }: Followed): Promise<Response> {
  const found = await findNamed(code, project, findShared);
  if (!found) return publicPage(unknownCodePage(), 404);
  if (isVisit(request)) {
    await noteVisit(request, { projectId: found.project_id, campaignId: found.campaign_id, codeId: found.code_id });
  }
  const landing = found.landing ?? { ...defaultLanding, hasImage: false, updatedAt: "" };
  const state = stateOf(found);
  const destination = landing.destination && destinationWith(landing.destination, landing.parameter, found.code);
  if (state === "open" && landing.mode === "redirect" && destination) {
    return new Response(null, { status: 302, headers: { location: destination, "cache-control": "no-store" } });
  }
  const image = `${sharePath(found.code)}/image?in=${publicId("project", found.project_id)}&v=${Date.parse(landing.updatedAt)}`;
  const referrer = landing.showsReferrer ? firstName(found.holder_name) : null;
  return publicPage(
    landingPage({
      ...{ landing, state, code: found.code, referrer, destination, origin },
      image: landing.hasImage ? image : null,
    }),
  );
}

/** The picture of the page that the code's link leads to. */
export async function showSharedImage(code: string, project: string | undefined): Promise<Response> {
  const image = await findNamed(code, project, findImage);
  return image ? imageAnswer(image, "public, max-age=3600") : noImage();
}

async function findImage(code: string, project: string | null): Promise<ImageRow | null> {
  const { rows } = await pool().query<ImageRow>(`SELECT l.image, l.image_type ${named} ${oldest}`, [
    codeKey(code),
    project,
  ]);
  return rows[0] ?? null;
}

async function findNamed<T>(
  code: string,
  project: string | undefined,
  find: (code: string, project: string | null) => Promise<T | null>,
): Promise<T | null> {
  const projectId = project === undefined ? null : storedId("project", project);
  if ((project !== undefined && projectId === null) || code.length > codeCharactersMax || code.includes("\u0000"))
    return null;
  return find(code, projectId);
}
