/** Every way a request can end badly, with the HTTP status of each. Keys are the wire's (Voucherify's) where it has one. */
export const statusOfError = {
  invalid_payload: 400,
  invalid_json: 400,
  invalid_query_params: 400,
  invalid_campaign: 400,
  invalid_voucher: 400,
  invalid_customer: 400,
  invalid_event: 400,
  unknown_event: 400,
  placeholder_id: 400,
  invalid_time: 400,
  missing_customer: 400,
  not_published: 400,
  voucher_already_published: 400,
  voucher_cannot_be_published: 400,
  no_voucher_suitable_for_publication: 400,
  duplicate_source_id: 400,
  page_over_limit: 400,
  resource_in_use: 400,
  unauthorized: 401,
  forbidden: 403,
  missing_required_permission: 403,
  origin_not_allowed: 403,
  not_found: 404,
  method_not_allowed: 405,
  duplicate_found: 409,
  idempotency_conflict: 409,
  edit_conflict: 409,
  nothing_to_publish: 409,
  not_ready: 409,
  not_confirmed: 409,
  gone: 410,
  payload_too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  internal_error: 500,
  overloaded: 503,
} as const;

const messageOf: Partial<Record<ErrorKey, string>> = {
  invalid_payload: "Invalid payload",
  invalid_query_params: "Invalid query params",
  unauthorized: "Unauthorized",
  missing_required_permission: "Missing permission",
  not_found: "Resource not found",
  duplicate_found: "Duplicated resource found",
  origin_not_allowed: "Origin not allowed",
  method_not_allowed: "Method not allowed",
  too_many_requests: "Too many requests",
};

export type ErrorKey = keyof typeof statusOfError;

interface ErrorFields {
  /** What is wrong, where, and what was expected. */
  details?: string;
  message?: string;
  resourceId?: string;
  resourceType?: string;
  /** Further fields of the answer, such as violations. */
  extra?: Record<string, unknown>;
  /** Sent with the answer, such as the state of a rate limit. */
  headers?: Record<string, string>;
  /** Seconds after which trying again makes sense. */
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** An outcome the caller is told about. Anything else that is thrown is a fault of ours: logged, answered with 500. */
export class AppError extends Error {
  readonly key: ErrorKey;
  readonly status: number;
  readonly fields: ErrorFields;

  constructor(key: ErrorKey, fields: ErrorFields = {}) {
    super(fields.message ?? messageOf[key] ?? key, { cause: fields.cause });
    this.name = "AppError";
    this.key = key;
    this.status = statusOfError[key];
    this.fields = fields;
  }
}

export function notFound(resourceType: string, resourceId: string): AppError {
  return new AppError("not_found", {
    details: `Cannot find ${resourceType} with id ${resourceId}`,
    resourceId,
    resourceType,
  });
}

export function duplicate(resourceType: string, what: string): AppError {
  return new AppError("duplicate_found", { details: `Duplicated ${resourceType} exists with ${what}`, resourceType });
}

/** The body of an error answer, in the wire's shape. */
export function errorBody(error: AppError, requestId: string): Record<string, unknown> {
  const { details, resourceId, resourceType, extra } = error.fields;
  return {
    code: error.status,
    key: error.key,
    message: error.message,
    ...(details === undefined ? {} : { details }),
    ...(resourceId === undefined ? {} : { resource_id: resourceId }),
    ...(resourceType === undefined ? {} : { resource_type: resourceType }),
    ...extra,
    request_id: requestId,
  };
}
