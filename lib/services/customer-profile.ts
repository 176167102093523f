import type { CustomerRecord } from "@/lib/domain/customer-record";
import { publicId } from "@/lib/domain/id";
import type { Customer } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { fieldsOf, findCustomer } from "./customer";
import { customerFace } from "./customer-face";
import { type CustomerFigureColumns, customerFigureFields, customerFigures } from "./customer-page";
import { referralsOfReferee } from "./customer-referrals";

interface ProfileRow extends CustomerFigureColumns {
  first_seen_at: Date | null;
  codes_count: number;
  active_codes_count: number;
}

export async function showCustomer(ctx: Ctx, key: string): Promise<CustomerRecord> {
  return presentCustomer(ctx, await findCustomer(ctx, key));
}

export async function presentCustomer(ctx: Ctx, customer: Customer): Promise<CustomerRecord> {
  const [figures, referredBy] = await Promise.all([
    readFigures(ctx, customer.id),
    referralsOfReferee(ctx, customer.id),
  ]);
  const { address, ...fields } = fieldsOf(customer);
  return {
    ...customerFace({ ...customer, source_id: customer.sourceId }),
    ...customerFigureFields(figures),
    ...fields,
    address: address && Object.fromEntries(Object.entries(address).filter(([, line]) => Boolean(line))),
    unsubscribedAt: customer.unsubscribedAt?.toISOString() ?? null,
    version: customer.version,
    updatedAt: customer.updatedAt?.toISOString() ?? null,
    firstSeenAt: figures.first_seen_at?.toISOString() ?? null,
    referredBy,
    codesCount: figures.codes_count,
    activeCodesCount: figures.active_codes_count,
    id: publicId("customer", customer.id),
  };
}

async function readFigures(ctx: Ctx, id: string): Promise<ProfileRow> {
  const { rows } = await pool().query<ProfileRow>(
    `SELECT c.created_at, ${customerFigures},
       (SELECT e.occurred_at FROM event e WHERE e.customer_id = c.id AND e.project_id = $1 ORDER BY e.id LIMIT 1) AS first_seen_at,
       (SELECT count(*)::int FROM code v WHERE v.holder_id = c.id AND v.project_id = $1) AS codes_count,
       (SELECT count(*)::int FROM code v WHERE v.holder_id = c.id AND v.project_id = $1 AND v.active) AS active_codes_count
     FROM customer c WHERE c.project_id = $1 AND c.id = $2`,
    [ctx.projectId, id],
  );
  const [row] = rows;
  if (!row) throw new Error(`customer ${id} went while she was read`);
  return row;
}
