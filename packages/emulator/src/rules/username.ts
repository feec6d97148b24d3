import { faults } from '../fault.ts';
import type { PhoneNumber } from '../nodes.ts';
import type { World } from '../world.ts';
import { namesOf } from './display-name.ts';
import { isLimitLow } from './messaging-limit.ts';
import { isRegistered } from './presence.ts';

/** Business usernames: unique among all numbers, without regard to capitals. */

/** Refuses a number that is not registered: it has no username, and gets none. */
export function checkRegistered(number: PhoneNumber): void {
  if (!isRegistered(number)) throw faults.notRegistered();
}

/** Gives a number a username, and answers it with the number that had to give it up. */
export function setUsername(
  number: PhoneNumber,
  wanted: string,
  transfer: 'none' | 'force_transfer',
  world: World,
): PhoneNumber[] {
  const username = wanted.toLowerCase();
  checkRegistered(number);
  if (!isWellFormed(username)) throw faults.usernameInvalid();
  if (world.settings.usernameNeedsLimit && isLimitLow(number, world)) {
    throw faults.usernameNeedsLimit();
  }
  const portfolioId = portfolioOf(number, world);
  const { unlinkedUsernames } = world.get('portfolio', portfolioId);
  if (unlinkedUsernames?.facebook.includes(username)) throw faults.usernameOfPage();
  if (unlinkedUsernames?.instagram.includes(username)) throw faults.usernameOfInstagram();
  const owner = world.numberNamed(username);
  const isElsewhere = owner && portfolioOf(owner, world) !== portfolioId;
  if (isElsewhere || unavailable(world).includes(username)) throw faults.usernameUnavailable();
  const named = { ...number, username: { username, status: world.settings.usernameStatus } };
  if (!owner || owner.id === number.id) return [named];
  if (transfer === 'none') throw faults.usernameOfSibling();
  return [withoutUsername(owner), named];
}

/** Takes the username away. */
export function withoutUsername({ username: _given, ...number }: PhoneNumber): PhoneNumber {
  return number;
}

/** Names made of the display name that the number could have. */
export function suggestionsFor(number: PhoneNumber, world: World): string[] {
  const words = namesOf(number, world)
    .current.text.toLowerCase()
    .match(/[a-z0-9]+/g);
  if (!words) return [];
  return ['', '.', '_']
    .map((separator) => words.join(separator))
    .filter((name, index, names) => names.indexOf(name) === index)
    .filter((name) => isWellFormed(name) && !world.numberNamed(name));
}

/** The endings are those that Meta names; its list is longer. */
const isWellFormed = (username: string) =>
  /^[a-z0-9._]{3,35}$/.test(username) &&
  /[a-z]/.test(username) &&
  !/^\.|\.\.|\.$|^www|\.(com|org|net|edu|gov|mil|us|in|html)$/.test(username);

const portfolioOf = ({ businessAccountId }: PhoneNumber, world: World) =>
  world.get('businessAccount', businessAccountId).portfolioId;

const unavailable = (world: World) => world.settings.unavailableUsernames.split(' ');
