const storageKey = "goodword-project";

export function lastProject(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

export function rememberProject(project: string): void {
  try {
    localStorage.setItem(storageKey, project);
  } catch {
    // Without storage the first project opens next time; nothing is lost.
  }
}
