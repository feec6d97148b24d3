import { faults } from './fault.ts';
import { within } from './within.ts';
import type { World } from './world.ts';

const TIMEOUT_MS = 6_000;

/** Refuses what is no address of a callback. */
export function checkAddress(callback: string, parameter: string): void {
  const isWeb = URL.canParse(callback) && /^https?:$/.test(new URL(callback).protocol);
  if (isWeb && callback.length <= 200) return;
  throw faults.invalidParameter(
    `${parameter} must be an http or https address of at most 200 characters`,
  );
}

/**
 * Asks a callback whether it is one, as Meta does before it sends anything there: it must answer 200
 * and the challenge, and nothing else. Refuses with code 2200 where it does not.
 */
export async function checkCallback(
  callback: string,
  verifyToken: string,
  world: World,
  parameter = 'override_callback_uri',
): Promise<void> {
  checkAddress(callback, parameter);
  const challenge = world.ids.digits(10);
  const url = new URL(callback);
  url.searchParams.set('hub.mode', 'subscribe');
  url.searchParams.set('hub.challenge', challenge);
  url.searchParams.set('hub.verify_token', verifyToken);
  let response: Response;
  let body: string;
  try {
    [response, body] = await within(TIMEOUT_MS, async (signal) => {
      const answered = await world.fetch(url.href, { signal });
      return [answered, await answered.text()] as const;
    });
  } catch (error) {
    const isTimeout = (error as Error).name === 'TimeoutError';
    throw faults.callbackFailed(
      isTimeout
        ? 'curl_errno = 28; curl_error = Operation timed out; HTTP Status Code = 0'
        : 'curl_errno = 7; curl_error = Failed to connect; HTTP Status Code = 0',
    );
  }
  if (response.status !== 200) {
    throw faults.callbackFailed(
      `HTTP Status Code = ${response.status}; HTTP Message = ${response.statusText}`,
    );
  }
  if (body.trim() !== challenge) {
    throw faults.callbackFailed('The challenge did not come back; HTTP Status Code = 200');
  }
}
