import type { PhoneNumber } from './contract/index.ts';
import type { Answer } from './exchange.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

/** Reads one field of the number and answers what it holds; nothing in it where it is left out. */
export async function readField<Field extends keyof PhoneNumber>(
  { call, phoneNumberId }: Scope,
  field: Field,
  callOptions: CallOptions | undefined,
): Promise<Answer<NonNullable<PhoneNumber[Field]>>> {
  const answer = await call('phoneNumber.get', phoneNumberId(), { fields: [field] }, callOptions);
  const data = (answer.data[field] ?? {}) as NonNullable<PhoneNumber[Field]>;
  return { ...answer, data };
}
