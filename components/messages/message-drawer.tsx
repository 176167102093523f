"use client";

import { useQuery } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Drawer } from "@/components/ui/drawer";
import { ErrorState } from "@/components/ui/error-state";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { useEdit } from "@/lib/client/edit";
import { messageQuery, messagesKey, resendMessage } from "@/lib/client/message-queries";
import { customerName } from "@/lib/domain/event/customer-name";
import type { MessageDetail } from "@/lib/domain/message/message-record";
import { occasionWords } from "@/lib/domain/message/occasion";
import { roleMay } from "@/lib/domain/permission";
import { MessageView } from "./message-view";

interface MessageDrawerProps {
  messageId: string;
  onClose: () => void;
}

/** One mail beside the list: as it was sent, what became of it, and the way to send it again. */
export function MessageDrawer({ messageId, onClose }: MessageDrawerProps) {
  const { project } = useShell();
  const { data: message, error, refetch } = useQuery(messageQuery(project.id, messageId));
  const mayResend = roleMay(project.role, "customers:write") && message?.mail.isSet;
  return (
    <Drawer
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={message ? <bdi>{message.subject ?? occasionWords[message.occasion].name}</bdi> : "Mail"}
      actions={message && mayResend && <Resend message={message} />}
    >
      {message ? (
        <MessageView message={message} />
      ) : error ? (
        <ErrorState title="The mail could not be read" error={error} onRetry={() => void refetch()} />
      ) : (
        <ListSkeleton label="Loading the mail…" rows={5} />
      )}
    </Drawer>
  );
}

/** What went out once is sent a second time only after asking. */
function Resend({ message }: { message: MessageDetail }) {
  const { project } = useShell();
  const [isAsking, setAsking] = useState(false);
  const resend = useEdit({
    send: () => resendMessage(project.id, message.id),
    stale: [messagesKey(project.id)],
    done: () => "It is on its way.",
  });
  const verb = message.status === "sent" ? "Send again" : "Send now";
  return (
    <>
      <Button small disabled={message.status === "queued" && message.attempts === 0} onClick={() => setAsking(true)}>
        <RotateCw className="size-3.5" strokeWidth={1.75} aria-hidden />
        {verb}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`${verb}?`}
        verb={verb}
        pendingVerb="Sending…"
        tone="primary"
        onConfirm={() => resend.mutateAsync()}
      >
        <p>
          {customerName(message.customer)} gets this mail
          {message.status === "sent" ? " a second time" : ""}, in the words that{" "}
          {message.subject ? "were written" : "stand in the campaign now"}.
        </p>
      </ConfirmDialog>
    </>
  );
}
