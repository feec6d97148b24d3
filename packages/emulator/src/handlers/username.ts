import * as z from 'zod';
import {
  checkRegistered,
  setUsername,
  suggestionsFor,
  withoutUsername,
} from '../rules/username.ts';
import { emit } from '../webhooks/emit.ts';
import { usernameUpdate } from '../webhooks/number-events.ts';
import { type Handlers, handler, success } from './handler.ts';

export const username: Handlers<
  | 'phoneNumber.getUsername'
  | 'phoneNumber.setUsername'
  | 'phoneNumber.deleteUsername'
  | 'phoneNumber.getUsernameSuggestions'
> = {
  'phoneNumber.getUsername': handler(z.object({}), (number) => {
    checkRegistered(number);
    return number.username ?? {};
  }),

  'phoneNumber.setUsername': handler(
    z.object({
      username: z.string(),
      transfer_action: z.enum(['none', 'force_transfer']).default('none'),
    }),
    (number, { username, transfer_action }, world) => {
      for (const changed of setUsername(number, username, transfer_action, world)) {
        world.put(changed);
        emit(usernameUpdate(changed), world);
      }
      return { status: world.settings.usernameStatus };
    },
  ),

  'phoneNumber.deleteUsername': handler(z.object({}), (number, _input, world) => {
    checkRegistered(number);
    const unnamed = withoutUsername(number);
    world.put(unnamed);
    if (number.username) emit(usernameUpdate(unnamed), world);
    return success;
  }),

  'phoneNumber.getUsernameSuggestions': handler(z.object({}), (number, _input, world) => {
    checkRegistered(number);
    return { data: [{ username_suggestions: suggestionsFor(number, world) }] };
  }),
};
