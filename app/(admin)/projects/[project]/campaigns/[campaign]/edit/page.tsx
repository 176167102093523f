import { redirect } from "next/navigation";

interface PageParams {
  params: Promise<{ project: string; campaign: string }>;
}

export default async function Page({ params }: PageParams) {
  const { project, campaign } = await params;
  redirect(`/projects/${project}/campaigns/${campaign}/edit/purpose`);
}
