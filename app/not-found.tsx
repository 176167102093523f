/** Without parts of the app: every page loads this one's script with its own, and what they share would come twice. */
export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <div className="flex flex-col items-center gap-2 px-4 py-14 text-center">
        <h2 className="text-[15px] font-semibold">There is no such page</h2>
        <a href="/" className="mt-2 font-medium text-accent-text underline-offset-2 hover:underline">
          To your project
        </a>
      </div>
    </main>
  );
}
