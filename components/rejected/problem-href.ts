export function problemHref(project: string, problem: string): string {
  return `/projects/${project}/rejected?problem=${encodeURIComponent(problem)}`;
}

export function rejectedHref(project: string, id: string): string {
  return `/projects/${project}/rejected/${encodeURIComponent(id)}`;
}
