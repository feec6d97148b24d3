import { createHash, timingSafeEqual } from 'node:crypto';
import type { Asked } from './asked.ts';
import { CONTROL_PATH, isControl } from './control/paths.ts';

/** Whether only this machine reaches a host. */
const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host);

/** Refuses to open the control door to other machines by mistake. */
export function checkDoor(
  host: string,
  allowRemote: boolean,
  controlToken: string | undefined,
): void {
  if (controlToken === '') throw new TypeError('controlToken must not be empty');
  if (isLoopback(host)) return;
  if (!allowRemote) {
    throw new TypeError(
      `Other machines reach ${host}: listen({ host, allowRemote: true, controlToken }) if they are meant to`,
    );
  }
  if (!controlToken) {
    throw new TypeError(
      `Other machines reach ${host}: set a controlToken, which ${CONTROL_PATH} then asks for`,
    );
  }
}

/** Answers the requests that the control door is shut to; `undefined` for all others. */
export const createGuard =
  (allowRemote: boolean, controlToken: string | undefined) =>
  (request: Asked): Response | undefined => {
    if (!isControl(request.url)) return undefined;
    const { hostname } = new URL(request.url);
    // A foreign page can give this machine a name of its own, but not the name localhost.
    if (!allowRemote && !isLoopback(hostname)) {
      return refuse(403, `This door is open at a loopback address only, not at ${hostname}`);
    }
    if (controlToken === undefined) return undefined;
    const [, given = ''] = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
    if (timingSafeEqual(digest(given), digest(controlToken))) return undefined;
    return refuse(401, 'Send the control token of this emulator as Authorization: Bearer …');
  };

const digest = (text: string) => createHash('sha256').update(text).digest();

const refuse = (status: number, message: string) =>
  Response.json({ error: { message } }, { status });
