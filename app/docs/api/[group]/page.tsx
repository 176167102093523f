import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { apiDescription } from "@/app/api/openapi.json/api-description";
import { GroupPage } from "@/components/api-reference/group-page";
import { operationGroups } from "@/lib/domain/api-reference";
import { ownOrigin } from "@/lib/server/own-origin";

interface PageProps {
  params: Promise<{ group: string }>;
}

async function read({ params }: PageProps) {
  const { group: slug } = await params;
  const description = await apiDescription();
  const groups = operationGroups(description);
  return { description, groups, group: groups.find((each) => each.slug === slug) };
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { group } = await read(props);
  return { title: `${group?.title ?? "Not found"} · API reference` };
}

export default async function Page(props: PageProps) {
  const { description, groups, group } = await read(props);
  if (!group) notFound();
  return <GroupPage groups={groups} group={group} description={description} origin={ownOrigin(await headers())} />;
}
