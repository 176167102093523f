"use client";

import { useEffect, useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { useOrigin } from "@/components/ui/use-origin";
import { downloadQr } from "@/lib/client/code-queries";
import { toast } from "@/lib/client/toast";
import type { CampaignCode } from "@/lib/domain/campaign/record";
import type { QrFormat } from "@/lib/domain/campaign/share-link";

/** A code's link, to copy and to scan. */
export function ShareCode({ code, onOpenChange }: { code: CampaignCode; onOpenChange: (open: boolean) => void }) {
  const { project } = useShell();
  const link = useOrigin() + code.sharePath;
  const save = (format: QrFormat) =>
    downloadQr(project.id, code.id, format).catch((error: Error) =>
      toast.error("The picture could not be written", { description: error.message }),
    );
  return (
    <Dialog open onOpenChange={onOpenChange} title={`Share ${code.code}`}>
      <div className="flex flex-col gap-3.5">
        <QrPicture link={link} label={`QR code of ${link}`} />
        <div className="flex items-center gap-1 rounded-md border border-line bg-canvas pl-2.5">
          <code className="mono min-w-0 flex-1 break-all py-1.5">{link}</code>
          <CopyButton text={link} label="Copy the link" />
        </div>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => void save("svg")}>Save as SVG</Button>
          <Button onClick={() => void save("png")}>Save as PNG</Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Drawn here, because a picture's address could not name the project; the library comes when it is needed. */
export function QrPicture({ link, label }: { link: string; label: string }) {
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void import("qrcode").then(async ({ toDataURL }) => {
      const url = await toDataURL(link, { margin: 2, width: 360 });
      if (isCurrent) setSource(url);
    });
    return () => {
      isCurrent = false;
    };
  }, [link]);
  return (
    <div className="grid place-items-center">
      {source ? (
        // biome-ignore lint/performance/noImgElement: a data address, there is nothing to optimise
        <img src={source} alt={label} className="size-44 rounded-md border border-line" />
      ) : (
        <div className="size-44 rounded-md bg-muted-soft" aria-hidden />
      )}
    </div>
  );
}
