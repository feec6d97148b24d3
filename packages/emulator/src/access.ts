import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Endpoint } from 'meta-cloud-api/contract';
import type { Asked } from './asked.ts';
import { faults, type GraphFault } from './fault.ts';
import type { DebugToken, Node, Token } from './nodes.ts';
import type { Parameters } from './parameters.ts';
import { isInPool } from './rules/pre-verified-number.ts';
import type { World } from './world.ts';

/** The token of a request: in its header, or as a parameter. Refused where it opens nothing. */
export function authenticate(request: Asked, parameters: Parameters, world: World): Token {
  const header = /^(?:Bearer|OAuth)\s+(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const value = header ?? parameters.access_token;
  if (typeof value !== 'string' || value === '') throw faults.tokenMissing();
  const token = tokenOf(value, world);
  if (!token) throw faults.tokenMalformed();
  const reason = whyInvalid(token, world);
  if (reason) throw reason;
  checkProof(parameters, token, world);
  return token;
}

/** What a token opens: one that was given out, or an app's own, which is its id and its secret. */
export function tokenOf(value: string, world: World): Token | undefined {
  const [, appId = '', secret] = /^(\d+)\|(.+)$/.exec(value.trim()) ?? [];
  const isOfApp = secret !== undefined && world.find('app', appId)?.secret === secret;
  if (!isOfApp) return world.token(value.trim());
  return {
    token: value.trim(),
    appId,
    scopes: [],
    businessAccountIds: [],
    portfolioIds: [],
    issuedAt: 0,
  };
}

/** The refusal of a token whose time is over, or that was taken back. */
export function whyInvalid(
  { appId, expiresAt, isRevoked }: Token,
  world: World,
): GraphFault | undefined {
  if (isRevoked) return faults.tokenRevoked(appId);
  if (expiresAt === undefined || expiresAt > world.now()) return undefined;
  return faults.tokenExpired(spoken(expiresAt), spoken(world.now()));
}

const debugToken: DebugToken = { kind: 'debugToken', id: 'debug_token' };

/** The node of an id, whoever asks. */
export const nodeOf = (id: string, world: World): Node | undefined =>
  id === debugToken.id ? debugToken : world.node(id);

/** The node, where the token may see it. Meta does not tell an unknown id from one that is not yours. */
export function visibleNode(id: string, token: Token, world: World): Node | undefined {
  const node = nodeOf(id, world);
  return node && isVisible(node, token, world) ? node : undefined;
}

function isVisible(node: Node, token: Token, world: World): boolean {
  switch (node.kind) {
    case 'app':
      return token.appId === node.id;
    case 'line':
      return false;
    case 'portfolio':
      return isIn(token.portfolioIds, node.id);
    case 'businessAccount':
      return isIn(token.businessAccountIds, node.id);
    case 'phoneNumber':
      return (
        isIn(token.businessAccountIds, node.businessAccountId) &&
        (node.removedAt === undefined || world.settings.removedNumbers === 'shown')
      );
    case 'migrationIntent':
      return isIn(token.businessAccountIds, node.businessAccountId);
    case 'preVerifiedNumber':
      return (
        isInPool(node, world) &&
        [node.portfolioId, ...node.partnerIds].some((id) => isIn(token.portfolioIds, id))
      );
    case 'debugToken':
      return true;
  }
}

/** The lists of tokens, which are long in a large world and never mutated. */
const lists = new WeakMap<readonly string[], ReadonlySet<string>>();

function isIn(ids: readonly string[], id: string): boolean {
  let known = lists.get(ids);
  if (!known) {
    known = new Set(ids);
    lists.set(ids, known);
  }
  return known.has(id);
}

/** Refuses a token that lacks the permission of a call. */
export function authorize(token: Token, { permission }: Endpoint): void {
  if (permission && !token.scopes.includes(permission)) throw faults.permissionMissing(permission);
}

/** Meta takes a proof with a time for so long. Reported, not documented. */
const PROOF_LIFETIME_MS = 5 * 60_000;

/** Refuses a proof that is wrong or late, and a call without one where the app demands it. */
function checkProof(parameters: Parameters, token: Token, world: World): void {
  const { appsecret_proof: proof, appsecret_time: time } = parameters;
  const { secret, requiresProof } = world.get('app', token.appId);
  if (proof === undefined) {
    // The app's own token holds the secret, and so is a proof itself.
    if (requiresProof && token.userId !== undefined) throw faults.proofMissing();
    return;
  }
  const signed = time === undefined ? token.token : `${token.token}|${time}`;
  const expected = createHmac('sha256', secret).update(signed).digest();
  const isRight =
    typeof proof === 'string' &&
    /^[0-9a-f]{64}$/i.test(proof) &&
    timingSafeEqual(Buffer.from(proof, 'hex'), expected);
  const isLate =
    time !== undefined && Math.abs(world.now() - Number(time) * 1000) > PROOF_LIFETIME_MS;
  if (!isRight || isLate) throw faults.invalidProof();
}

/** A moment as Meta's errors write it, such as `Sunday, 22-Nov-26 09:00:00 UTC`. */
function spoken(time: number): string {
  const date = new Date(time);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options }).format(date);
  const day = `${part({ day: '2-digit' })}-${part({ month: 'short' })}-${part({ year: '2-digit' })}`;
  return `${part({ weekday: 'long' })}, ${day} ${date.toISOString().slice(11, 19)} UTC`;
}
