"use client";

import { useQuery } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Drawer } from "@/components/ui/drawer";
import { ErrorState } from "@/components/ui/error-state";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { useEdit } from "@/lib/client/edit";
import { deliveryQuery, resendDelivery, webhooksKey } from "@/lib/client/webhook-queries";
import { roleMay } from "@/lib/domain/permission";
import type { WebhookEndpoint } from "@/lib/domain/webhook/endpoint";
import { DeliveryView } from "./delivery-view";

interface DeliveryDrawerProps {
  webhook: WebhookEndpoint;
  deliveryId: string;
  onClose: () => void;
}

/** One delivery beside the log: what was sent, what was answered, and the way to send it again. */
export function DeliveryDrawer({ webhook, deliveryId, onClose }: DeliveryDrawerProps) {
  const { project } = useShell();
  const { data: delivery, error, refetch } = useQuery(deliveryQuery(project.id, webhook.id, deliveryId));
  const resend = useEdit({
    send: () => resendDelivery(project.id, webhook.id, deliveryId),
    stale: [webhooksKey(project.id)],
    done: () => "It is sent again.",
    failed: "It was not sent again",
  });
  const mayResend = roleMay(project.role, "webhooks:write") && webhook.status === "active";
  return (
    <Drawer
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={<span className="mono">{delivery?.type ?? "Delivery"}</span>}
      actions={
        delivery &&
        mayResend && (
          <Button small disabled={resend.isPending} onClick={() => resend.mutate()}>
            <RotateCw className="size-3.5" strokeWidth={1.75} aria-hidden />
            {delivery.status === "pending" ? "Send now" : "Resend"}
          </Button>
        )
      }
    >
      {delivery ? (
        <DeliveryView delivery={delivery} timeZone={project.timeZone} />
      ) : error ? (
        <ErrorState title="The delivery could not be read" error={error} onRetry={() => void refetch()} />
      ) : (
        <ListSkeleton label="Loading the delivery…" rows={5} />
      )}
    </Drawer>
  );
}
