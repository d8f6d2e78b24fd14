/**
 * Which component of Azure words a refusal. It decides the form of the error body: Azure Resource Manager
 * answers `{"error":{"code","message"}}`, the AKS resource provider mostly `{"code","details","message","subcode"}`.
 */
export type ErrorFamily = 'arm' | 'conflict' | 'badRequest' | 'notFound' | 'precondition' | 'throttled';

/** A request that the service refuses, with the answer it gives. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly family: ErrorFamily;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    message: string,
    family: ErrorFamily,
    headers: Record<string, string> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.family = family;
    this.headers = headers;
  }
}

/** 409 of the resource provider. */
export function conflict(message: string, code = 'OperationNotAllowed'): Refused {
  return new Refused(409, code, message, 'conflict');
}

/** 400 of the resource provider. */
export function badRequest(code: string, message: string): Refused {
  return new Refused(400, code, message, 'badRequest');
}
