import { milliseconds } from '../../clock.ts';
import type { PhoneNumber, PreVerifiedNumber } from '../../nodes.ts';
import { isCodeLive } from '../../rules/ownership.ts';
import type { World } from '../../world.ts';
import { numberOf } from '../numbers.ts';
import { phoneNumberId } from '../parameters.ts';
import { reads } from '../verb.ts';

/** A verification code, as its reader would see it. */
export interface ShownCode {
  /** The number's id, or that of a pre-verified number. */
  readonly phoneNumberId: string;
  readonly code: string;
  readonly method: 'SMS' | 'VOICE' | 'IVR';
  readonly language: string;
  /** The message, as it reads on a phone. */
  readonly message: string;
  readonly sentAt: string;
  readonly expiresAt: string;
  /** Whether the code can still be used. */
  readonly live: boolean;
}

export const codes = {
  latest: reads(
    'The last code sent to a number; none before the first.',
    [phoneNumberId],
    (world, phoneNumberId: string) =>
      shownCode(
        world.find('preVerifiedNumber', phoneNumberId) ?? numberOf(world, phoneNumberId),
        world,
      ),
  ),
  list: reads('The last code of each number that was sent one.', [], (world): ShownCode[] =>
    [...world.numbersWithCode(), ...world.all('preVerifiedNumber')].flatMap(
      (number) => shownCode(number, world) ?? [],
    ),
  ),
};

function shownCode(
  { id, ownership: { code } }: PhoneNumber | PreVerifiedNumber,
  world: World,
): ShownCode | undefined {
  if (!code) return undefined;
  const { value, method, language, sentAt } = code;
  const expiresAt = sentAt + milliseconds(world.settings.codeLifetime);
  return {
    phoneNumberId: id,
    code: value,
    method,
    language,
    message: `WhatsApp code ${value.slice(0, 3)}-${value.slice(3)}`,
    sentAt: new Date(sentAt).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
    live: isCodeLive(code, world),
  };
}
