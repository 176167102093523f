/** `campaignState` of lib/domain/campaign/state, said in SQL: for lists that read campaigns beside other things. */
export function campaignStateSql(alias: string): string {
  return `CASE WHEN ${alias}.archived_at IS NOT NULL THEN 'archived'
    WHEN ${alias}.status = 'running' AND ${alias}.starts_at > now() THEN 'scheduled' ELSE ${alias}.status END`;
}
