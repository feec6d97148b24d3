import * as z from 'zod';
import { whyInvalid } from '../../access.ts';
import { milliseconds } from '../../clock.ts';
import type { App, Token } from '../../nodes.ts';
import { duration } from '../../settings.ts';
import type { World } from '../../world.ts';
import { ControlError, changes, named, whole } from '../verb.ts';

/** What a new token is to open: the messages and the numbers of every account, where nothing else is said. */
export interface TokenGrant {
  /** The first app of the world when absent. */
  readonly appId?: string;
  readonly userId?: string;
  readonly scopes?: string[];
  readonly businessAccountIds?: string[];
  readonly portfolioIds?: string[];
  /** Such as `24h`; a token without it has no end. */
  readonly lasting?: string;
}

/** Whether a token opens anything. */
export interface TokenState {
  readonly token: string;
  readonly isValid: boolean;
  readonly expiresAt?: string;
}

const token = named('token', z.string().min(1));
const grant = z.strictObject({
  appId: z.string().exactOptional(),
  userId: z.string().exactOptional(),
  scopes: z.array(z.string()).exactOptional(),
  businessAccountIds: z.array(z.string()).exactOptional(),
  portfolioIds: z.array(z.string()).exactOptional(),
  lasting: duration.exactOptional(),
});

export const tokens = {
  issue: changes(
    'Gives out an access token of a system user.',
    [whole(grant.default({}))],
    (world, { lasting, ...given }: TokenGrant = {}): TokenState => {
      const appId = given.appId ?? world.all('app')[0]?.id ?? '';
      const app = appOf(world, appId);
      const issued: Token = {
        token: `EAAEmulator${world.ids.node()}`,
        userId: world.ids.node(),
        scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'],
        businessAccountIds: world.all('businessAccount').map(({ id }) => id),
        portfolioIds: [],
        ...given,
        appId: app.id,
        issuedAt: world.now(),
        ...(lasting && { expiresAt: world.now() + milliseconds(lasting) }),
      };
      world.putToken(issued);
      return stateOf(issued, world);
    },
  ),
  expire: changes(
    'Ends the time of a token: it is refused with 190/463.',
    [token],
    (world, token: string) => change(world, token, { expiresAt: world.now() }),
  ),
  revoke: changes(
    'Takes a token back, as a business does that removes the app: it is refused with 190/458.',
    [token],
    (world, token: string) => change(world, token, { isRevoked: true }),
  ),
};

/** What an app asks of its callers. */
export interface AppState {
  readonly appId: string;
  readonly requireAppSecret: boolean;
}

export const apps = {
  requireAppSecret: changes(
    'Has an app refuse calls without a proof of its secret, or take them again.',
    [named('appId', z.string().min(1)), named('required', z.boolean())],
    (world, appId: string, required: boolean): AppState => {
      world.put({ ...appOf(world, appId), requiresProof: required });
      return { appId, requireAppSecret: required };
    },
  ),
};

function change(world: World, value: string, changed: Partial<Token>): TokenState {
  const known = world.token(value);
  if (!known) throw new ControlError('There is no such token here');
  const token = { ...known, ...changed };
  world.putToken(token);
  return stateOf(token, world);
}

function appOf(world: World, id: string): App {
  const app = world.find('app', id);
  if (app) return app;
  throw new ControlError(`There is no app with the id ${JSON.stringify(id)} here`);
}

const stateOf = (token: Token, world: World): TokenState => ({
  token: token.token,
  isValid: !whyInvalid(token, world),
  ...(token.expiresAt !== undefined && { expiresAt: new Date(token.expiresAt).toISOString() }),
});
