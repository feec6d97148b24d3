import { checkOptions } from './check.ts';
import { checkOneOf, checkRegion } from './check-input.ts';
import type {
  CallingSettings,
  ConversationalCommand,
  PayloadEncryptionSettings,
  StorageConfiguration,
  Success,
  UpdateConversationalAutomationInput,
  UpdateSettingsInput,
  UserIdentityChangeSettings,
} from './contract/index.ts';
import { InputError, withApplied } from './errors.ts';
import type { Answer } from './exchange.ts';
import type { Scope } from './scope.ts';
import type { CallOptions } from './settings.ts';

export interface UpdateSettingsOptions {
  /**
   * `true` puts the `prompts` and `commands` given here in place of those there are; `false` clears
   * both. There is nothing else to switch: a component is on when it is there.
   */
  readonly enableConversationalComponents?: boolean | undefined;
  /** Ice breakers people can tap in an empty chat: at most 4, of at most 80 characters, no emoji. */
  readonly prompts?: readonly string[] | undefined;
  /** Slash commands: at most 30. */
  readonly commands?: readonly ConversationalCommand[] | undefined;
  /** Calls on the number. A key that is left out stays as it is. */
  readonly calling?: CallingSettings | undefined;
  /** Whether a message is held back when its reader's identity has changed. */
  readonly userIdentityChange?: UserIdentityChangeSettings | undefined;
  /** Encryption of the messages between the business and Meta. */
  readonly payloadEncryption?: PayloadEncryptionSettings | undefined;
  /** Where messages are kept at rest. Can only be changed while the number is not registered. */
  readonly storageConfiguration?: StorageConfiguration | undefined;
}

/** The features that Meta has under `settings`, by the names of their options. */
const features = {
  calling: 'calling',
  userIdentityChange: 'user_identity_change',
  payloadEncryption: 'payload_encryption',
  storageConfiguration: 'storage_configuration',
} as const;

type Feature = keyof typeof features;

const storageStatuses = [
  'IN_COUNTRY_STORAGE_ENABLED',
  'IN_COUNTRY_STORAGE_DISABLED',
  'NO_STORAGE_ENABLED',
] as const;

/** Sends one request for each feature: Meta takes no two in one. All are checked before the first is sent. */
export async function updateSettings(
  { call, phoneNumberId }: Scope,
  options: UpdateSettingsOptions,
  callOptions: CallOptions | undefined,
): Promise<Answer<Success>> {
  const components = ['enableConversationalComponents', 'prompts', 'commands'] as const;
  const names = Object.keys(features) as Feature[];
  const known = [...components, ...names];
  checkOptions(options, known, 'phoneNumber.updateSettings');
  const given = names.filter((name) => options[name] !== undefined);
  const requests: Change[] = [];
  const hasComponents = components.some((name) => options[name] !== undefined);
  if (given.length === 0 && !hasComponents) {
    throw new InputError(
      'options',
      `of phoneNumber.updateSettings must have at least one of ${known.join(', ')}`,
    );
  }
  if (hasComponents) {
    const input = componentsOf(options);
    const send = () =>
      call('phoneNumber.updateConversationalAutomation', phoneNumberId(), input, callOptions);
    requests.push({ option: 'enableConversationalComponents', send });
  }
  for (const option of given) {
    checkFeature(options, option);
    const input = { [features[option]]: options[option] } as unknown as UpdateSettingsInput;
    const send = () => call('phoneNumber.updateSettings', phoneNumberId(), input, callOptions);
    requests.push({ option, send });
  }
  return sendInOrder(requests);
}

interface Change {
  readonly option: string;
  readonly send: () => Promise<Answer<Success>>;
}

async function sendInOrder(requests: readonly Change[]): Promise<Answer<Success>> {
  const applied: string[] = [];
  let answer: Answer<Success> | undefined;
  for (const { option, send } of requests) {
    try {
      answer = await send();
    } catch (error) {
      throw requests.length > 1 ? withApplied(error, applied) : error;
    }
    applied.push(option);
  }
  return answer as Answer<Success>;
}

function componentsOf({
  enableConversationalComponents: enable,
  prompts,
  commands,
}: UpdateSettingsOptions): UpdateConversationalAutomationInput {
  if (typeof enable !== 'boolean') {
    throw new InputError('enableConversationalComponents', 'must be true or false');
  }
  if (enable) return { ...(prompts && { prompts }), ...(commands && { commands }) };
  if ((prompts ?? commands) !== undefined) {
    throw new InputError(
      'enableConversationalComponents',
      'is false, which clears prompts and commands, yet some were given',
    );
  }
  return { prompts: [], commands: [] };
}

function checkFeature(options: UpdateSettingsOptions, option: Feature): void {
  const value: unknown = options[option];
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    throw new InputError(option, 'must be an object with what is to be set');
  }
  const { payloadEncryption: encryption, storageConfiguration: storage } = options;
  if (encryption?.status === 'ENABLED' && !encryption.client_encryption_key) {
    throw new InputError('payloadEncryption', 'needs a client_encryption_key to be enabled');
  }
  if (!storage) return;
  checkOneOf(storage.status, storageStatuses, 'storageConfiguration.status');
  if (storage.status === 'IN_COUNTRY_STORAGE_ENABLED') {
    checkRegion(storage.data_localization_region, 'storageConfiguration.data_localization_region');
  }
}
