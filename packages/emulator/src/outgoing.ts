import type { ServerResponse } from 'node:http';
import type { BrokenConnection } from './disturbances/connection.ts';
import type { Answer } from './response.ts';

/** Writes an answer out as it is: a web `Response` in between would cost more than all the rest. */
export function writeOut(answer: Answer | BrokenConnection, outgoing: ServerResponse): void {
  if ('status' in answer) {
    const { status, headers, body } = answer;
    outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
  } else {
    breakOff(answer, outgoing);
  }
}

/** Leaves the socket as the broken connection says. */
function breakOff({ how, sent }: BrokenConnection, outgoing: ServerResponse): void {
  if (!sent) {
    if (how === 'lost') outgoing.socket?.resetAndDestroy();
    return;
  }
  outgoing.writeHead(sent.status, sent.headers);
  outgoing.flushHeaders();
  if (how === 'lost') outgoing.write(sent.body, () => outgoing.destroy());
}
