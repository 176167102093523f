"use client";

import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import type { NewWebhookEndpoint } from "@/lib/domain/webhook/endpoint";

const verifyLines = `import { Webhook } from "standardwebhooks";

// The body as it came: text, not parsed.
const notice = new Webhook(process.env.WEBHOOK_SECRET).verify(body, headers);
// The same id may come again: handle each once.
console.log(headers["webhook-id"], notice.type, notice.data);`;

interface SecretDialogProps {
  open: boolean;
  made: NewWebhookEndpoint | null;
  onClose: () => void;
}

/** The only time the secret is seen. */
export function SecretDialog({ open, made, onClose }: SecretDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Copy the secret now"
      description="With it your receiver tells our calls from others'. It cannot be shown again."
      size="medium"
    >
      {made && (
        <div className="flex flex-col gap-3.5">
          <div>
            <p className="mb-1 text-[12px] font-medium text-muted">Signing secret</p>
            <div className="flex items-center gap-1 rounded-md border border-line bg-canvas pl-2.5">
              <code className="mono min-w-0 flex-1 break-all py-1.5">{made.secret}</code>
              <CopyButton text={made.secret} label="Copy the secret" />
            </div>
          </div>
          <div>
            <p className="mb-1 text-[12px] font-medium text-muted">
              Check each call, here with the package <span className="mono">standardwebhooks</span>
            </p>
            <div className="relative rounded-md border border-line bg-canvas">
              <CodeBlock label="How to check a call" text={verifyLines} className="p-2.5 pr-10" />
              <div className="absolute top-0.5 right-0.5">
                <CopyButton text={verifyLines} label="Copy the lines" />
              </div>
            </div>
          </div>
          <div className="flex justify-end">
            <Button variant="primary" onClick={onClose}>
              I have copied it
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
