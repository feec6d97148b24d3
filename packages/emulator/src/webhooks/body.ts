import type { Settings } from '../settings.ts';
import type { WebhookEvent } from './emit.ts';

/** The body of a webhook, at the time in milliseconds since 1970 at which it is sent. */
export function bodyOf(
  { entryId, field, value }: WebhookEvent,
  time: number,
  encoding: Settings['webhookEncoding'],
): string {
  const json = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: entryId, time: Math.floor(time / 1000), changes: [{ value, field }] }],
  });
  return encoding === 'escaped' ? escaped(json) : json;
}

/** JSON as Meta writes it: nothing but ASCII, and slashes escaped. In JSON both occur in texts only. */
const escaped = (json: string) =>
  json
    .replaceAll('/', '\\/')
    .replace(
      /[\u0080-\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
