import { checkId } from './check.ts';
import { contract, type EndpointName, type Input, type Output } from './contract/index.ts';
import { ConnectionError, GraphError, type GraphErrorBody, type ShownCall } from './errors.ts';
import { type Answer, exchangeFrom } from './exchange.ts';
import { appSecretProof } from './proof.ts';
import { requestFor } from './request.ts';
import type { Settings } from './settings.ts';

/** Sends one call and answers what Meta answered. */
export type Caller = <Name extends EndpointName>(
  endpoint: Name,
  id: string,
  input: Input<Name>,
) => Promise<Answer<Output<Name>>>;

/** Binds the journey of a call to a client's settings. */
export function createCaller(settings: Settings): Caller {
  const { accessToken, appSecret } = settings;
  let proof: Promise<string> | undefined;

  return async (endpoint, id, input) => {
    const row = contract[endpoint];
    const parameters = input as Readonly<Record<string, unknown>>;
    const shown = withoutSecrets(endpoint, checkId(id, 'id'), parameters, row.secrets);
    proof ??= appSecret ? appSecretProof(appSecret, accessToken) : undefined;
    const { url, method, headers, body } = requestFor(settings, row, id, parameters, {
      accessToken,
      proof: await proof,
    });
    const started = performance.now();
    let response: Response;
    let text: string;
    try {
      response = await settings.fetch(url, { method, headers, body, redirect: 'manual' });
      text = await response.text();
    } catch (cause) {
      throw new ConnectionError(`no answer from ${settings.baseUrl} (${reasonOf(cause)})`, shown, {
        cause,
      });
    }
    const exchange = exchangeFrom(shown, response, performance.now() - started);
    const answer = parseAnswer(text, shown, response);
    if (answer.error) throw new GraphError(answer.error, exchange);
    return { data: answer as Output<typeof endpoint>, exchange };
  };
}

function withoutSecrets(
  endpoint: string,
  id: string,
  input: Readonly<Record<string, unknown>>,
  secrets: readonly string[],
): ShownCall {
  if (secrets.length === 0) return { endpoint, id, input };
  const shown = { ...input };
  for (const key of secrets) {
    if (key in shown) shown[key] = '[hidden]';
  }
  return { endpoint, id, input: shown };
}

function parseAnswer(
  text: string,
  call: ShownCall,
  { status, ok }: Response,
): { readonly error?: GraphErrorBody } {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    // Handled below, with every other answer that is not an object.
  }
  const isObject = typeof answer === 'object' && answer !== null;
  const hasError = isObject && typeof (answer as { error?: unknown }).error === 'object';
  if (isObject && (ok || hasError)) return answer as { error?: GraphErrorBody };
  const problem = text.trim() === '' ? 'an empty answer' : "an answer that is not the Graph API's";
  throw new ConnectionError(`${problem}, with HTTP status ${status}`, call, {
    status,
    preview: text.slice(0, 200),
  });
}

/** Node hides the reason of a failed `fetch` one level down. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as {
    cause?: { code?: string; message?: string };
    message?: string;
  };
  return cause?.code ?? cause?.message ?? message ?? String(error);
}
