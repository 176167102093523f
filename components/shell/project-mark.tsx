export function ProjectMark({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="grid size-5 shrink-0 place-items-center rounded bg-accent text-[11px] font-semibold text-white"
    >
      {[...name.trim()][0]?.toUpperCase() ?? "?"}
    </span>
  );
}
