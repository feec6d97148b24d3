import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Endpoint } from 'meta-cloud-api/contract';
import { faults } from './fault.ts';
import type { Node, Token } from './nodes.ts';
import type { Parameters } from './parameters.ts';
import type { World } from './world.ts';

/** The token of a request: in its header, or as a parameter. Refused where it opens nothing. */
export function authenticate(request: Request, parameters: Parameters, world: World): Token {
  const header = /^(?:Bearer|OAuth)\s+(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const value = header ?? parameters.access_token;
  if (typeof value !== 'string' || value === '') throw faults.tokenMissing();
  const token = world.token(value.trim());
  if (!token) throw faults.tokenMalformed();
  if (token.expiresAt !== undefined && token.expiresAt <= world.now()) {
    throw faults.tokenExpired(spoken(token.expiresAt), spoken(world.now()));
  }
  const proof = parameters.appsecret_proof;
  if (proof !== undefined && !isProof(proof, token, world)) throw faults.invalidProof();
  return token;
}

/** The node, where the token may see it. Meta does not tell an unknown id from one that is not yours. */
export function visibleNode(id: string, token: Token, world: World): Node | undefined {
  const node = world.node(id);
  const accountId = node?.kind === 'phoneNumber' ? node.businessAccountId : node?.id;
  return accountId && token.businessAccountIds.includes(accountId) ? node : undefined;
}

/** Refuses a token that lacks the permission of a call. */
export function authorize(token: Token, { permission }: Endpoint): void {
  if (!token.scopes.includes(permission)) throw faults.permissionMissing(permission);
}

function isProof(proof: unknown, token: Token, world: World): boolean {
  const expected = createHmac('sha256', world.get('app', token.appId).secret)
    .update(token.token)
    .digest('hex');
  return (
    typeof proof === 'string' &&
    proof.length === expected.length &&
    timingSafeEqual(Buffer.from(proof.toLowerCase()), Buffer.from(expected))
  );
}

/** A moment as Meta's errors write it, such as `Sunday, 22-Nov-26 09:00:00 UTC`. */
function spoken(time: number): string {
  const date = new Date(time);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options }).format(date);
  const day = `${part({ day: '2-digit' })}-${part({ month: 'short' })}-${part({ year: '2-digit' })}`;
  return `${part({ weekday: 'long' })}, ${day} ${date.toISOString().slice(11, 19)} UTC`;
}
