import { answerHeaders, type WebhookAnswer } from './request.ts';

/** What is read of an event: of API Gateway in either format, of a function's own URL, of a load balancer. */
export interface LambdaEvent {
  readonly httpMethod?: string | undefined;
  readonly path?: string | undefined;
  readonly rawPath?: string | undefined;
  readonly rawQueryString?: string | undefined;
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>> | null | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>> | null | undefined;
  readonly multiValueHeaders?:
    | Readonly<Record<string, readonly string[] | undefined>>
    | null
    | undefined;
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
  readonly headers: Readonly<Record<string, string>>;
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
    bytes: () => (isBase64Encoded ? decoded(body ?? '') : new TextEncoder().encode(body ?? '')),
  };
}

function queryOf(event: LambdaEvent): string {
  const { rawQueryString, queryStringParameters, requestContext } = event;
  if (rawQueryString !== undefined) return rawQueryString;
  const pairs = Object.entries(queryStringParameters ?? {});
  if (requestContext?.elb) return pairs.map(([name, value = '']) => `${name}=${value}`).join('&');
  const query = new URLSearchParams();
  for (const [name, value = ''] of pairs) query.append(name, value);
  return query.toString();
}

const decoded = (base64: string) => Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));

export const lambdaResult = (given: WebhookAnswer): LambdaResult => ({
  statusCode: given.status,
  headers: answerHeaders(given),
  body: given.body,
});
