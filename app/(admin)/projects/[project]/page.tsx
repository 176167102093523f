import { redirect } from "next/navigation";

interface PageParams {
  params: Promise<{ project: string }>;
}

export default async function Page({ params }: PageParams) {
  const { project } = await params;
  redirect(`/projects/${project}/overview`);
}
