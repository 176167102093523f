import { cx } from "@/components/ui/class-names";

interface MailFrameProps {
  title: string;
  html: string;
  isNarrow?: boolean;
  className?: string;
}

const policy =
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; form-action 'none'\">";

/** A mail as its reader sees it, apart from this page: nothing in it runs, loads or leads away. */
export function MailFrame({ title, html, isNarrow = false, className }: MailFrameProps) {
  return (
    <iframe
      title={title}
      // It has no script and the policy lets none in; what checks accessibility runs inside, though.
      sandbox="allow-scripts"
      className={cx(
        "mx-auto block h-[460px] w-full bg-white",
        isNarrow && "max-w-[375px] border-x border-line",
        className,
      )}
      srcDoc={html.replace("<head>", `<head>${policy}`)}
    />
  );
}
