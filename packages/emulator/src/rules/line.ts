import type { Line } from '../nodes.ts';
import type { World } from '../world.ts';

/** What holds of digits themselves: facts of the telephone network, and of WhatsApp at large. */

/** The id that the facts about digits are kept under. No address of the Graph looks like it. */
const lineId = (digits: string) => `line-${digits}`;

/** What is known of digits; nothing where nothing was said. */
export const lineOf = (digits: string, world: World): Line =>
  world.find('line', lineId(digits)) ?? { kind: 'line', id: lineId(digits) };
