import { alreadyRead } from './read-body.ts';
import { answerHeaders, type WebhookAnswer } from './request.ts';

type Values = Readonly<Record<string, string | undefined>> | null | undefined;
type ManyValues = Readonly<Record<string, readonly string[] | undefined>> | null | undefined;

/** What is read of an event: of API Gateway in either format, of a function's own URL, of a load balancer. */
export interface LambdaEvent {
  readonly httpMethod?: string | undefined;
  readonly path?: string | undefined;
  readonly rawPath?: string | undefined;
  readonly rawQueryString?: string | undefined;
  readonly queryStringParameters?: Values;
  readonly multiValueQueryStringParameters?: ManyValues;
  readonly headers?: Values;
  readonly multiValueHeaders?: ManyValues;
  readonly body?: string | null | undefined;
  readonly isBase64Encoded?: boolean | undefined;
  readonly requestContext?:
    | {
        readonly http?: { readonly method?: string | undefined } | undefined;
        /** Set by a load balancer, which leaves queries as they are in the address. */
        readonly elb?: unknown;
      }
    | undefined;
}

export interface LambdaResult {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of `headers`, for a load balancer that sends several values itself. */
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
}

/** The request of an event: its parts under one name each. */
export function readLambda(event: LambdaEvent) {
  const { requestContext, body, isBase64Encoded } = event;
  const query = queryOf(event);
  return {
    method: requestContext?.http?.method ?? event.httpMethod ?? '',
    query,
    url: `${event.rawPath ?? event.path ?? '/'}${query && `?${query}`}`,
    headers: { ...event.headers, ...event.multiValueHeaders },
    bytes: () => {
      // Middleware may have parsed it before.
      if (typeof (body ?? '') !== 'string') throw alreadyRead();
      return isBase64Encoded ? decoded(body ?? '') : new TextEncoder().encode(body ?? '');
    },
  };
}

function queryOf(event: LambdaEvent): string {
  const { rawQueryString, requestContext } = event;
  if (rawQueryString !== undefined) return rawQueryString;
  const parameters = event.multiValueQueryStringParameters ?? event.queryStringParameters ?? {};
  const pairs = Object.entries(parameters).flatMap(([name, values = '']) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
  return requestContext?.elb
    ? pairs.map(([name, value]) => `${name}=${value}`).join('&')
    : new URLSearchParams(pairs).toString();
}

const decoded = (base64: string) => Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));

/** The result of an event, in the form that whoever sent the event reads. */
export function lambdaResult(given: WebhookAnswer, event: LambdaEvent): LambdaResult {
  const { status: statusCode, body } = given;
  const headers = answerHeaders(given);
  if (event.headers || !event.multiValueHeaders) return { statusCode, headers, body };
  const several = Object.entries(headers).map(([name, value]) => [name, [value]]);
  return { statusCode, multiValueHeaders: Object.fromEntries(several), body };
}
