/** How a delivery stands. */
export const deliveryStatuses = ["pending", "delivered", "failed", "dropped"] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];
