import type { HealthEntity } from '../contract/index.ts';
import { isRegistered, type NumberFields } from './number.ts';

/** One of the things sending depends on, as far as it was read. */
type Entity = Partial<HealthEntity>;

const NOT_REGISTERED = 133010;

/** What Meta says sending depends on; where only the whole was read, that. */
function entitiesOf({ health_status: health }: NumberFields): readonly Entity[] {
  if (!health) return [];
  const { can_send_message, entities = [] } = health;
  return entities.length > 0 ? entities : [{ can_send_message }];
}

/** What blocks sending. That the number is not registered is left out: its status says so already. */
export const blockedEntities = (number: NumberFields): readonly Entity[] =>
  entitiesOf(number).filter(
    ({ can_send_message, errors = [] }) =>
      can_send_message === 'BLOCKED' &&
      !(
        isRegistered(number) === false &&
        errors.length > 0 &&
        errors.every(({ error_code }) => error_code === NOT_REGISTERED)
      ),
  );

/** What limits sending. That the name is not approved is left out: its review says so already. */
export const limitedEntities = (number: NumberFields): readonly Entity[] =>
  entitiesOf(number).filter(
    ({ can_send_message, entity_type }) =>
      can_send_message === 'LIMITED' &&
      !(entity_type === 'PHONE_NUMBER' && (number.name_status ?? 'APPROVED') !== 'APPROVED'),
  );
