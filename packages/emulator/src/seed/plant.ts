import { noAttempts } from '../attempts.ts';
import { newBusinessAccount } from '../business-account.ts';
import type { PhoneNumber } from '../nodes.ts';
import { lineOf } from '../rules/line.ts';
import { isRegistered } from '../rules/presence.ts';
import type { World } from '../world.ts';
import { defaults } from './demo.ts';
import { generateSeed } from './generate.ts';
import { digitsOf, numberFrom, timeOf } from './phone-number.ts';
import { type Seed, type SeedAccount, SeedError } from './schema.ts';

/** Puts what a seed says into a world, and defaults where it says nothing. */
export function plant(seed: Seed, world: World): void {
  const { generate, ...given } = seed;
  if (generate) plantGiven(joined(given, generateSeed(generate)), world);
  else plantGiven(given, world);
}

const joined = (one: Seed, other: Seed): Seed => ({
  apps: [...(one.apps ?? []), ...(other.apps ?? [])],
  portfolios: [...(one.portfolios ?? []), ...(other.portfolios ?? [])],
  businessAccounts: [...(one.businessAccounts ?? []), ...(other.businessAccounts ?? [])],
  phoneNumbers: [...(one.phoneNumbers ?? []), ...(other.phoneNumbers ?? [])],
  ...(one.preVerifiedNumbers && { preVerifiedNumbers: one.preVerifiedNumbers }),
  ...(one.tokens && { tokens: one.tokens }),
});

/** The entries of a list, or one that is all defaults. */
const orOne = <Entry>(entries: readonly Entry[] | undefined, one: Entry): readonly Entry[] =>
  entries && entries.length > 0 ? entries : [one];

/** Digits are once in an account, and work in one at a time. */
function checkFree(number: PhoneNumber, place: string, world: World): void {
  for (const other of world.numbersWith(number.digits)) {
    if (other.businessAccountId === number.businessAccountId) {
      throw new SeedError(`${place}.number: the account has it already, as ${other.id}`);
    }
    if (isRegistered(number) && isRegistered(other)) {
      throw new SeedError(
        `${place}.number: it works on the account ${other.businessAccountId} already, as ${other.id}. Give one of the two registered: false`,
      );
    }
  }
}

function plantGiven(seed: Seed, world: World): void {
  const ids = new Set<string>();
  /** An id of its own for each; the first of a kind that names none has a known one. */
  const idOf = (given: string | undefined, place: string, known?: string): string => {
    const id = given ?? (known && !ids.has(known) ? known : world.ids.node());
    if (ids.has(id)) throw new SeedError(`${place}.id: ${id} is already taken`);
    ids.add(id);
    return id;
  };
  const one = (
    kind: 'app' | 'portfolio' | 'businessAccount',
    given: string | undefined,
    place: string,
  ): string => {
    const found = given === undefined ? world.all(kind)[0]?.id : world.find(kind, given)?.id;
    if (found === undefined) throw new SeedError(`${place}: there is no ${kind} ${given} here`);
    return found;
  };

  for (const [index, app] of orOne(seed.apps, {}).entries()) {
    world.put({
      kind: 'app',
      id: idOf(app.id, `apps[${index}]`, defaults.appId),
      name: app.name ?? `${defaults.name} Bot`,
      secret: app.secret ?? defaults.appSecret,
      ...(app.requireAppSecret && { requiresProof: true }),
    });
  }
  const appId = one('app', undefined, 'apps');

  for (const [index, portfolio] of orOne(seed.portfolios, {}).entries()) {
    const name = portfolio.name ?? defaults.name;
    const systemUser = { id: defaults.userId, name: `${name} System User` };
    world.put({
      kind: 'portfolio',
      id: idOf(portfolio.id, `portfolios[${index}]`, defaults.portfolioId),
      name,
      messagingLimit: portfolio.messagingLimit ?? 'TIER_2K',
      phoneNumberCap: portfolio.phoneNumberCap ?? 20,
      verification: portfolio.verification ?? 'verified',
      ...(portfolio.unlinkedUsernames && { unlinkedUsernames: portfolio.unlinkedUsernames }),
      users: (portfolio.users ?? [systemUser]).map(
        ({ id, name, type }: { id: string; name: string; type?: string | undefined }) => ({
          id,
          name,
          user_type: type ?? 'SYSTEM_USER',
        }),
      ),
    });
  }

  for (const [index, account] of orOne<SeedAccount>(seed.businessAccounts, {}).entries()) {
    const place = `businessAccounts[${index}]`;
    const fundingId = account.fundingId === undefined ? defaults.fundingId : account.fundingId;
    const created = newBusinessAccount({
      id: idOf(account.id, place, defaults.businessAccountId),
      name: account.name ?? defaults.name,
      portfolioId: one('portfolio', account.portfolio, `${place}.portfolio`),
      createdAt: timeOf(account.createdAt ?? '500d ago', world),
    });
    world.put({
      ...created,
      ownershipType: account.ownership ?? created.ownershipType,
      partnerIds: (account.partners ?? []).map((id, at) =>
        one('portfolio', id, `${place}.partners[${at}]`),
      ),
      country: account.country ?? created.country,
      currency: account.currency ?? created.currency,
      review: account.review ?? created.review,
      ...(fundingId && { fundingId }),
      ...(account.ban && { ban: account.ban }),
      ...(account.restrictions && {
        restrictions: account.restrictions.map(({ type, until }) => ({
          type,
          ...(until && { until: timeOf(until, world) }),
        })),
      }),
      subscriptions: (account.subscriptions ?? [{ app: appId, callback: undefined }]).map(
        ({ app, callback }, at) => ({
          appId: one('app', app, `${place}.subscriptions[${at}].app`),
          ...(callback && { callback }),
        }),
      ),
      users: account.users ?? [{ id: defaults.userId, tasks: ['MANAGE', 'DEVELOP'] }],
    });
  }

  const accountId = one('businessAccount', undefined, 'businessAccounts');
  for (const [index, number] of (seed.phoneNumbers ?? []).entries()) {
    const place = `phoneNumbers[${index}]`;
    const businessAccountId =
      number.businessAccount === undefined
        ? accountId
        : one('businessAccount', number.businessAccount, `${place}.businessAccount`);
    const id = idOf(number.id, place);
    const digits = digitsOf(number.number);
    const username = number.username?.username.toLowerCase();
    if (username !== undefined && world.numberNamed(username)) {
      throw new SeedError(`${place}.username: ${username} is already taken`);
    }
    const planted = numberFrom(number, { id, businessAccountId, digits }, world);
    checkFree(planted, place, world);
    world.put(planted);
    const { onHandset, banned, noSms, noVoice } = number;
    if (onHandset || banned || noSms || noVoice) {
      world.put({
        ...lineOf(digits, world),
        ...(onHandset && { onHandset }),
        ...(banned && { banned }),
        ...(noSms && { noSms }),
        ...(noVoice && { noVoice }),
      });
    }
  }

  for (const [index, number] of (seed.preVerifiedNumbers ?? []).entries()) {
    const place = `preVerifiedNumbers[${index}]`;
    const addedAt = timeOf(number.addedAt ?? '1d ago', world);
    const verifiedAt = number.verifiedAt ? timeOf(number.verifiedAt, world) : addedAt;
    const isVerified = number.verified ?? true;
    world.put({
      kind: 'preVerifiedNumber',
      id: idOf(number.id, place),
      portfolioId: one('portfolio', number.portfolio, `${place}.portfolio`),
      digits: digitsOf(number.number),
      addedAt,
      ownership: isVerified
        ? { status: 'VERIFIED', verifiedAt, requests: noAttempts }
        : { status: 'NOT_VERIFIED', requests: noAttempts },
      partnerIds: (number.partners ?? []).map((id, at) =>
        one('portfolio', id, `${place}.partners[${at}]`),
      ),
      left: false,
    });
  }

  for (const [index, token] of orOne(seed.tokens, { token: defaults.accessToken }).entries()) {
    const place = `tokens[${index}]`;
    const user = token.user === undefined ? defaults.userId : token.user;
    const all = (kind: 'businessAccount' | 'portfolio', some: readonly string[] | undefined) =>
      some?.map((id, at) => one(kind, id, `${place}.${kind}s[${at}]`)) ??
      world.all(kind).map(({ id }) => id);
    world.putToken({
      token: token.token,
      appId: one('app', token.app, `${place}.app`),
      ...(user && { userId: user }),
      scopes: token.scopes ?? defaults.scopes,
      businessAccountIds: all('businessAccount', token.businessAccounts),
      portfolioIds: all('portfolio', token.portfolios),
      issuedAt: timeOf(token.issuedAt ?? '500d ago', world),
      ...(token.expiresAt && { expiresAt: timeOf(token.expiresAt, world) }),
      ...(token.revoked && { isRevoked: true }),
    });
  }
}
